#pragma once

#include "estimate/posterior/draws.hpp"

/// Convergence of Markov chains: Vehtari, Gelman, Simpson, Carpenter and Buerkner (2021), "Rank-normalization, folding,
/// and localization: an improved R-hat", Bayesian Analysis 16(2). Every chain is split in halves (of an odd number of
/// draws the middle one is left out). A quantity that does not vary at all, or has fewer than 4 draws a chain, has NaN
/// for each of these.
namespace entente {

/// sqrt((B / W + n - 1) / n) of the split chains as they are, n draws each (their equations 1 to 4).
double split_rhat(const ChainDraws& draws);
/// The larger of the R-hats of rank-normalised draws and of rank-normalised distances from the median: the first sees
/// chains in different places, the second chains of different spread. Below 1.01 is their advice.
double rhat(const ChainDraws& draws);

/// S / tau of the split chains as they are, tau by Geyer's (1992) initial monotone sequence; at most S log10 S.
double ess_mean(const ChainDraws& draws);
/// The same of rank-normalised draws. Above 400 (100 a chain of four) is their advice.
double ess_bulk(const ChainDraws& draws);
/// The smaller of the effective sizes for the 5 % and the 95 % quantile.
double ess_tail(const ChainDraws& draws);
/// Effective size for a quantile: of the indicator of draws at most as large. p in (0, 1).
double ess_quantile(const ChainDraws& draws, double p);

/// Monte Carlo standard error of the mean: sd / sqrt(ess_mean).
double mcse_mean(const ChainDraws& draws);
/// Monte Carlo standard error of a quantile: half the distance between the sample quantiles at the 15.9 % and the
/// 84.1 % point of Beta(p S + 1, (1 - p) S + 1), S = ess_quantile (their section 4.4). p in (0, 1).
double mcse_quantile(const ChainDraws& draws, double p);

}  // namespace entente
