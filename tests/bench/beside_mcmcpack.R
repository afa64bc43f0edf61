# Sweeps a second of processor of MCMCpack::MCMCfactanal on nine items in columns 2 to 10.
#
#   Rscript beside_mcmcpack.R ITEMS.csv SWEEPS
suppressPackageStartupMessages(library(MCMCpack))
arguments <- commandArgs(trailingOnly = TRUE)
sweeps <- as.integer(arguments[2])
items <- read.csv(arguments[1])[, 2:10]
time <- system.time(MCMCfactanal(~., data = items, factors = 1, burnin = 0, mcmc = sweeps, thin = 10, seed = 1))
cat("theirs", sweeps / (time[["user.self"]] + time[["sys.self"]]), "\n")
