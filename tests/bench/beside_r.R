# The four models of Table 1 with R's own tools: glm and plm, CR2 with Satterthwaite's degrees of freedom by
# clubSandwich, and for each coefficient a wild cluster bootstrap with the null imposed. No package in Debian has that
# bootstrap, so it stands here in the form that is fastest in R: sums over clusters once, then whole matrices of draws
# (Roodman, MacKinnon, Nielsen and Webb 2019). It gives p-values without intervals.
#
#   Rscript beside_r.R PANEL.csv DRAWS      prints p-values, then "inside", elapsed seconds and
#                                           seconds of processor without start-up and reading
suppressPackageStartupMessages({library(plm); library(clubSandwich)})
arguments <- commandArgs(trailingOnly = TRUE)
draws <- as.integer(arguments[2])
panel <- read.csv(arguments[1])
panel <- panel[!panel$stateabb %in% c("AFG", "USA", "ICE"), ]

formulas <- list(
  baseline = troops_afghan_final_ratio ~ pot_gain,
  political = troops_afghan_final_ratio ~ pot_gain + pctagreeus + dem + casualties + us_ally + cinc,
  all = troops_afghan_final_ratio ~ pot_gain + pctagreeus + dem + casualties + us_ally + cinc + log(gdp) +
    log(gdppc) + distance)
effects <- troops_afghan_final_ratio ~ pot_gain + dem + casualties + us_ally + cinc

# X without absorbed effects, residuals e, cluster of each row.
wild <- function(X, e, cluster, coefficients) {
  cluster <- match(cluster, unique(cluster))
  G <- max(cluster)
  W <- matrix(sample(c(-1, 1), G * draws, replace = TRUE), G)
  A <- chol2inv(qr.R(qr(X)))
  vapply(seq_along(coefficients), function(j) {
    q <- drop(X %*% A[, j]) / A[j, j]
    u <- e + coefficients[j] * q            # restricted residuals
    s <- drop(rowsum(q * u, cluster))       # q_g'u_g
    V <- rowsum(X * u, cluster)             # X_g'u_g
    U <- rowsum(X * q, cluster)             # X_g'q_g
    statistic <- function(W) colSums(W * s) / sqrt(colSums((W * s - U %*% (A %*% crossprod(V, W)))^2))
    mean(abs(statistic(W)) > abs(statistic(matrix(1, G, 1))) * (1 + 1e-9))
  }, 0)
}

report <- function(name, fit, X, cluster, covariance = vcovCR(fit, cluster = cluster, type = "CR2")) {
  tests <- coef_test(fit, vcov = covariance, test = "Satterthwaite")
  set.seed(20010911)
  p <- wild(X, residuals(fit), cluster, coef(fit))
  data.frame(model = name, term = names(coef(fit)), estimate = unname(coef(fit)), se_CR2 = tests$SE,
             df = tests$df_Satt, p_CR2 = tests$p_Satt, p_wild = p)
}

times <- system.time({
  tables <- lapply(names(formulas), function(name) {
    fit <- glm(formulas[[name]], data = panel, family = gaussian)
    report(name, fit, model.matrix(fit), panel[rownames(model.frame(fit)), "ccode"])
  })
  fit <- plm(effects, data = panel, index = c("ccode", "year"), model = "within", effect = "individual")
  tables[[4]] <- report("fixed_effects", fit, model.matrix(fit), index(fit)[[1]], vcovCR(fit, type = "CR2"))
})
print(do.call(rbind, tables), digits = 6, row.names = FALSE)
cat("inside", times[["elapsed"]], times[["user.self"]] + times[["sys.self"]], "\n")
