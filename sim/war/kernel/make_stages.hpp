#pragma once

#include "sim/war/kernel/amount_means.hpp"
#include "sim/war/kernel/answer.hpp"
#include "sim/war/kernel/draws.hpp"
#include "sim/war/kernel/expectation.hpp"
#include "sim/war/kernel/hurdle_parts.hpp"
#include "sim/war/kernel/losses.hpp"
#include "sim/war/kernel/neighbours.hpp"
#include "sim/war/kernel/one_part.hpp"
#include "sim/war/kernel/predictors.hpp"

namespace entente::kernel {

/// The loops as they are compiled here. Static: each file that includes this has its own.
static const Stages stages_here = {
    .normal_pairs = normal_pairs,
    .uniform_pairs = uniform_pairs,
    .persist = persist,
    .offsets = offsets,
    .potentials = potentials,
    .type_signals = type_signals,
    .ties = ties,
    .sum_of_present = sum_of_present,
    .one_part_share = one_part_share,
    .one_part_expectation = one_part_expectation,
    .one_part_certainty = one_part_certainty,
    .one_part_evidence = one_part_evidence,
    .add_one_part_mean = add_one_part_mean,
    .hurdle_share = hurdle_share,
    .participation_evidence = participation_evidence,
    .add_amount_evidence = add_amount_evidence,
    .participation_probability = participation_probability,
    .add_participation_mean = add_participation_mean,
    .fill_amount_means = fill_amount_means,
    .amount_mean = amount_mean,
    .amount_mean_with_derivatives = amount_mean_with_derivatives,
    .add_amount_mean = add_amount_mean,
    .hurdle_certainty = hurdle_certainty,
    .judge = judge<false>,
    .judge_first = judge<true>,
    .fade = fade,
    .learn = learn,
    .weigh = weigh<true>,
    .weigh_without_types = weigh<false>,
    .within_limit = within_limit,
    .most_to_give = most_to_give,
    .settle = settle<false>,
    .settle_aside = settle<true>,
    .drift = drift,
    .logistic = logistic,
    .remember = remember,
    .deaths_expected = deaths_expected,
    .no_deaths = no_deaths,
    .count_deaths = count_deaths,
    .leave = leave,
    .try_out = try_out,
    .succeed = succeed,
    .revise = revise,
    .ask = ask,
    .product = product,
    .take_where = take_where,
    .note_where = note_where,
    .lean = lean,
    .draw_closer = draw_closer,
};

}  // namespace entente::kernel
