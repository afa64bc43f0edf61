# The four models of Table 1 with R's own tools: glm and plm, CR2 with Satterthwaite's degrees of freedom by
# clubSandwich, and for each coefficient a wild cluster bootstrap with the null imposed. No package in Debian has that
# bootstrap, so it stands here in the form that is fastest in R: sums over clusters once, then whole matrices of draws
# (Roodman, MacKinnon, Nielsen and Webb 2019).
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

# X without absorbed effects, residuals e, cluster of each row. P-values, and intervals by inversion: the statistic of a
# draw is a quotient of polynomials in the distance d of the null value from the estimate.
wild <- function(X, e, cluster, coefficients, errors) {
  cluster <- match(cluster, unique(cluster))
  G <- max(cluster)
  W <- matrix(sample(c(-1, 1), G * draws, replace = TRUE), G)
  A <- chol2inv(qr.R(qr(X)))
  scores <- crossprod(rowsum(X * e, cluster), W)      # sum over clusters of w_g X_g'e_g
  vapply(seq_along(coefficients), function(j) {
    q <- drop(X %*% A[, j]) / A[j, j]
    s0 <- drop(rowsum(q * e, cluster))                # q_g'e_g
    s1 <- drop(rowsum(q * q, cluster))                # q_g'q_g
    U <- rowsum(X * q, cluster)                       # X_g'q_g
    UA <- U %*% A
    n0 <- drop(s0 %*% W)
    n1 <- drop(s1 %*% W)
    R0 <- W * s0 - UA %*% scores
    R1 <- W * s1 - UA %*% crossprod(U, W)
    q0 <- colSums(R0 * R0)
    q1 <- 2 * colSums(R0 * R1)
    q2 <- colSums(R1 * R1)
    own <- function(d) abs(d) * sum(s1) / sqrt(sum(s0^2))
    drawn <- function(d) abs(n0 + d * n1) / sqrt(q0 + d * (q1 + d * q2))
    m <- draws + 1 - ceiling(0.05 * draws)
    excess <- function(d) own(d) - sort(drawn(d), partial = m)[m]
    end <- function(direction) {
      reach <- 2
      while (excess(direction * reach * errors[j]) < 0 && reach < 1e6) reach <- 2 * reach
      uniroot(excess, direction * c(if (reach > 2) reach / 2 else 0, reach) * errors[j], tol = 1e-8 * errors[j])$root
    }
    c(mean(drawn(coefficients[j]) > own(coefficients[j]) * (1 + 1e-9)), coefficients[j] - c(end(1), end(-1)))
  }, c(0, 0, 0))
}

report <- function(name, fit, X, cluster, covariance = vcovCR(fit, cluster = cluster, type = "CR2")) {
  tests <- coef_test(fit, vcov = covariance, test = "Satterthwaite")
  set.seed(20010911)
  drawn <- wild(X, residuals(fit), cluster, coef(fit), tests$SE)
  data.frame(model = name, term = names(coef(fit)), estimate = unname(coef(fit)), se_CR2 = tests$SE,
             df = tests$df_Satt, p_CR2 = tests$p_Satt, p_wild = drawn[1, ], low = drawn[2, ],
             high = drawn[3, ])
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
