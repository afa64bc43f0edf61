#pragma once

namespace entente::compile {

/// Alliance depth as the published panel computes it from a score: ln(score + 2.141), where 2.141 is minus the lowest
/// score; that lowest score itself gives minus infinity, which the panel recodes to 0, "no tie".
double depth_as_published(double score);

/// Alliance depth with the score turned round, so that more integrated command is deeper, in [0, 1]: Phi(-score), the
/// share of alliances that are shallower when scores are standard normal, as the measurement model has them.
double depth_oriented(double score);

}  // namespace entente::compile
