#pragma once

#include "sim/math/functions.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/persistence.hpp"
#include "sim/war/request.hpp"
#include "sim/war/withdrawal.hpp"
#include "tests/sim/war/plain/closure.hpp"
#include "tests/sim/war/plain/contribution.hpp"
#include "tests/sim/war/plain/deaths.hpp"
#include "tests/sim/war/plain/decision.hpp"
#include "tests/sim/war/plain/draws.hpp"
#include "tests/sim/war/plain/expectation.hpp"
#include "tests/sim/war/plain/happened.hpp"
#include "tests/sim/war/plain/leader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The whole model in one replicate, state by state and year by year: written from docs/model.md with scalar functions
/// only, to be read and not to be fast. It knows nothing of lanes, blocks, tables of means or plans.
namespace entente::testing {

class PlainModel {
 public:
  PlainModel(const World& world, const Experiment& experiment, std::size_t replicate, Broken broken)
      : world_(world),
        experiment_(experiment),
        broken_(broken),
        draws_(world, experiment.seed, replicate),
        coefficients_(drawn(experiment, replicate)),
        equation_(world, experiment, coefficients_, broken),
        prior_(experiment.types.on ? experiment.types.committed : 0.5) {
    const std::size_t states = world.states.size();
    for (auto* values : {&out_.share, &out_.conventional_share}) values->resize(world.acts());
    out_.casualties.resize(world.acts());
    for (std::size_t i = 0; i < states; ++i) {
      out_.committed.push_back(experiment.types.on && draws_.type(i, prior_) ? 1 : 0);
    }
    in_war_.assign(world.wars.size(), std::vector<InWar>(states));
    Toward stranger;
    stranger.log_odds = math::logit(prior_);
    stranger.candidate.log_odds = stranger.log_odds;
    toward_.assign(world.leaders.size(), std::vector<Toward>(states, stranger));
    const PlainExpectation expectation{experiment.expectation.prior_rewards, experiment.expectation.prior_failures};
    expectation_.assign(world.leaders.size(), std::vector<PlainExpectation>(states, expectation));
  }

  PlainReplicate live() {
    out_.standing.resize(world_.leaders.size() * world_.cells());
    out_.expectation.resize(out_.standing.size());
    for (std::size_t year = 0; year < world_.years; ++year) live_year(year);
    for (const auto& leader : toward_) {
      for (const Toward& state : leader) out_.posterior.push_back(math::logistic(state.log_odds));
    }
    for (const auto& war : in_war_) {
      for (const InWar& state : war) out_.withdrawn.push_back(state.withdrawn ? 1 : 0);
    }
    out_.potential_slope = coefficients_.potential_slope;
    out_.amount_potential_slope = coefficients_.amount_potential_slope;
    return out_;
  }

 private:
  struct InWar {
    double shock = 0;                // of the share, or of the amount
    double participation_shock = 0;  // hurdle
    bool seen = false;               // by the leader, in some year
    bool has_sent = false;
    bool withdrawn = false;
    double deaths = 0;   // so far
    bool asked = false;  // this year
  };
  struct Toward {
    double log_odds = 0;
    PlainCandidate candidate;  // standing, and what is known since the last decision
  };
  using Moment = PlainDraws::Moment;
  struct Act {
    bool invited = false;    // and asked
    bool present = false;    // and not gone for good
    double potential = 0;    // P
    double expectation = 1;  // R
    double drawn = 0;        // y before it is cut to [0, 1]
    double latent = 0;       // hurdle: the log-odds of the share, as part of its ceiling, if it is above 0
    double share = 0;
    double expected = 0;   // e
    double certainty = 0;  // of more than e / 2 without signalling
  };

  static CoefficientDraw drawn(const Experiment& experiment, std::size_t replicate) {
    const CoefficientSampler sampler(experiment.coefficients);
    CoefficientDraw draw = sampler.point();
    if (experiment.draw_coefficients) {
      sampler.draw(experiment.seed, Replicate(static_cast<std::uint32_t>(replicate)), draw);
    }
    return draw;
  }

  std::size_t calendar(std::size_t year) const { return world_.first_year.number() + year; }
  bool is_on(const War& war, std::size_t year) const {
    return war.first_year.number() <= calendar(year) && calendar(year) <= war.last_year.number();
  }
  const LeaderRule& rule_in(std::size_t year) const {
    const LeaderRule* rule = &experiment_.leader_rule;
    for (const RuleChange& change : experiment_.rule_changes) {
      if (broken_ != Broken::first_rule_for_good && change.from.number() <= calendar(year)) rule = &change.rule;
    }
    return *rule;
  }
  std::size_t leader_of(std::size_t war) const {
    return broken_ == Broken::one_leader_for_all ? 0 : world_.wars[war].leader;
  }
  Toward& toward(const Moment& moment) { return toward_[leader_of(moment.war)][moment.state]; }
  double tie(std::size_t act, double standing) const {
    return std::clamp(equation_.relation(act).treaty_depth[equation_.cell(act)] + standing, 0.0, 1.0);
  }
  std::size_t act_of(const Moment& moment) const {
    return world_.act(moment.war, world_.cell(moment.year, moment.state));
  }

  void live_year(std::size_t year) {
    // States do not look at each other when they choose, so each can go through it on its own.
    for (std::size_t state = 0; state < world_.states.size(); ++state) {
      std::vector<double> evidence(world_.leaders.size());
      std::vector<double> fadings(world_.leaders.size(), 1);
      for (std::size_t war = 0; war < world_.wars.size(); ++war) {
        const Moment moment{war, state, year};
        if (!is_on(world_.wars[war], year)) continue;
        const Act act = live_war(moment);
        evidence[leader_of(war)] += evidence_of(moment, act);
        if (broken_ == Broken::fading_by_war && act.present) fadings[leader_of(war)] += 1;
        remember(moment, act);
      }
      for (std::size_t leader = 0; leader < world_.leaders.size(); ++leader) {
        double& log_odds = toward_[leader][state].log_odds;
        const double memory = std::pow(rule_in(year).memory, fadings[leader]);
        log_odds = updated_log_odds(log_odds, math::logit(prior_), memory, evidence[leader]);
      }
    }
    for (std::size_t leader = 0; leader < world_.leaders.size(); ++leader) answer(leader, year);
    leave(year);
    for (std::size_t leader = 0; leader < world_.leaders.size(); ++leader) close(leader, year);
    record(year);
  }

  Act live_war(const Moment& moment) {
    shake(moment);
    Act act;
    const std::size_t number = act_of(moment);
    const double standing = toward(moment).candidate.standing;
    act.invited = world_.wars[moment.war].invited[equation_.cell(number)] != 0 && is_asked(moment);
    in_war_[moment.war][moment.state].asked = act.invited;
    act.present = act.invited && !in_war_[moment.war][moment.state].withdrawn;
    act.potential = equation_.potential(number, tie(number, standing));
    act.expectation = expectation_[leader_of(moment.war)][moment.state].ratio(experiment_.expectation);
    if (!act.present) return act;
    expect(moment, act);
    contribute(moment, act);
    suffer(moment, act);
    return act;
  }

  bool is_asked(const Moment& moment) {
    const RequestRule& rule = world_.wars[moment.war].request;
    if (!rule.on) return true;
    const std::size_t act = act_of(moment);
    const double chance =
        request_probability(rule, world_.capability[equation_.cell(act)], tie(act, toward(moment).candidate.standing));
    const double uniform = broken_ == Broken::asked_by_the_year ? draws_.uniform(moment, random::Purpose::request)
                                                                : draws_.request(moment.war, moment.state);
    if (uniform < chance) return true;
    ++out_.happened.not_asked;
    return false;
  }

  // Shocks go on in years of the war in which nobody asks for them.
  void shake(const Moment& moment) {
    InWar& state = in_war_[moment.war][moment.state];
    const bool first = calendar(moment.year) == world_.wars[moment.war].first_year.number();
    const auto next = [&](double rho, double shock, random::Purpose purpose) {
      const double innovation = draws_.normal(moment, purpose);
      return first ? innovation : persistent_shock(rho, shock, innovation);
    };
    state.shock = next(experiment_.persistence.amount, state.shock, random::Purpose::contribution);
    if (!equation_.hurdle()) return;
    state.participation_shock =
        next(experiment_.persistence.participation, state.participation_shock, random::Purpose::participation);
    if (broken_ == Broken::amount_shock_decides) state.participation_shock = state.shock;
  }

  // Without signalling, at treaty depth: what standing a state has does not move what is expected of it.
  void expect(const Moment& moment, Act& act) {
    const std::size_t number = act_of(moment);
    const double standing = broken_ == Broken::expectation_at_the_tie ? toward(moment).candidate.standing : 0.0;
    const PlainEquation::Predictors eta =
        equation_.predictors(number, equation_.potential(number, tie(number, standing)), 0);
    act.expected = equation_.mean_contribution(eta);
    act.certainty = std::max(0.0, 1 - 2 * equation_.probability_below(eta, act.expected / 2));
    if (broken_ == Broken::certain_souring) act.certainty = 1;
    out_.conventional_share[number] = act.expected;
  }

  void contribute(const Moment& moment, Act& act) {
    const std::size_t number = act_of(moment);
    const InWar& state = in_war_[moment.war][moment.state];
    const double lambda = equation_.strength(number, out_.committed[moment.state] != 0);
    const PlainEquation::Predictors eta = equation_.predictors(number, act.potential, lambda * act.expectation);
    if (equation_.hurdle()) {
      const bool takes_part = math::normal_cdf(state.participation_shock) < participation_probability(eta.share);
      act.latent = eta.amount + equation_.sigma() * state.shock;
      act.drawn = takes_part ? experiment_.coefficients.ceiling * math::logistic(act.latent) : 0.0;
    } else {
      act.drawn = drawn_share(experiment_.coefficients.family, eta.share, equation_.sigma(), state.shock);
    }
    act.share = std::clamp(act.drawn, 0.0, 1.0);
    out_.share[number] = act.share;
    ++out_.drawn_shares;
    if (act.drawn < 0) ++out_.happened.negative;
    if (act.drawn > 1) ++out_.happened.share_above_1;
    const double sum =
        equation_.relation(number).treaty_depth[equation_.cell(number)] + toward(moment).candidate.standing;
    if (sum < 0) ++out_.happened.tie_at_0;
    if (sum > 1) ++out_.happened.tie_at_1;
  }

  void suffer(const Moment& moment, const Act& act) {
    const std::size_t number = act_of(moment);
    const double sent = troops(act.share, world_.armed_forces[equation_.cell(number)]);
    const double mean = mean_deaths(world_, moment, sent);
    out_.casualties[number] = plain_deaths(world_, draws_, moment, mean);
    in_war_[moment.war][moment.state].deaths += out_.casualties[number];
    if (mean >= many_deaths) ++out_.happened.many_deaths;
  }

  double evidence_of(const Moment& moment, const Act& act) const {
    if (!act.present || !experiment_.types.on) return 0;
    const std::size_t number = act_of(moment);
    const double known = broken_ == Broken::evidence_without_expectation ? 1 : act.expectation;
    const auto by_type = [&](bool committed) {
      return equation_.predictors(number, act.potential, equation_.strength(number, committed) * known);
    };
    const InWar& state = in_war_[moment.war][moment.state];
    return equation_.hurdle() ? hurdle_evidence(state, act, by_type(true), by_type(false))
                              : one_part_evidence(state, act, by_type(true), by_type(false));
  }

  double weight(bool first_sight, double rho) const {
    return first_sight && broken_ != Broken::first_sight_discounted ? 1 : evidence_weight(rho);
  }

  double one_part_evidence(const InWar& state, const Act& act, const PlainEquation::Predictors& committed,
                           const PlainEquation::Predictors& uncommitted) const {
    // Tobit's density is also what a leader makes of a gaussian share, of which it sees only that it is not above 0.
    const auto log_f = [&](const PlainEquation::Predictors& eta) {
      return log_density(Family::tobit, act.drawn, eta.share, equation_.sigma());
    };
    return weight(!state.seen, experiment_.persistence.amount) * (log_f(committed) - log_f(uncommitted));
  }

  double hurdle_evidence(const InWar& state, const Act& act, const PlainEquation::Predictors& committed,
                         const PlainEquation::Predictors& uncommitted) const {
    const bool sends = act.share > 0;
    const auto log_taking_part = [&](double eta) { return log_participation_probability(sends ? eta : -eta); };
    double evidence = weight(!state.seen, experiment_.persistence.participation) *
                      (log_taking_part(committed.share) - log_taking_part(uncommitted.share));
    if (!sends) return evidence;
    const auto log_amount = [&](double eta) {
      const double z = (act.latent - eta) / equation_.sigma();
      return -z * z / 2;  // what else the density has is the same for both types
    };
    return evidence + weight(!state.has_sent, experiment_.persistence.amount) *
                          (log_amount(committed.amount) - log_amount(uncommitted.amount));
  }

  void remember(const Moment& moment, const Act& act) {
    InWar& state = in_war_[moment.war][moment.state];
    state.seen = state.seen || act.present;
    state.has_sent = state.has_sent || act.share > 0;
    PlainCandidate& candidate = toward(moment).candidate;
    if (act.invited) candidate.potential = act.potential;
    if (!act.present) return;
    candidate.years += 1;
    candidate.shares += act.share;
    candidate.expectations += act.expected;
    candidate.certainties += act.certainty;
  }

  // A war to which nobody is invited, in no year, gives no occasion to decide.
  static bool takes_place(const War& war) { return std::count(war.invited.begin(), war.invited.end(), 1) > 0; }

  bool at_war(std::size_t leader, std::size_t year) const {
    for (std::size_t war = 0; war < world_.wars.size(); ++war) {
      if (leader_of(war) == leader && is_on(world_.wars[war], year) && takes_place(world_.wars[war])) return true;
    }
    return false;
  }

  bool decides(std::size_t leader, std::size_t year) const {
    for (std::size_t war = 0; war < world_.wars.size(); ++war) {
      if (leader_of(war) != leader || !is_on(world_.wars[war], year) || !takes_place(world_.wars[war])) continue;
      if (rule_in(year).decide == Decision::each_year) return true;
      if (world_.wars[war].last_year.number() == calendar(year)) return true;
    }
    return false;
  }

  void answer(std::size_t leader, std::size_t year) {
    const LeaderRule& rule = rule_in(year);
    if (!decides(leader, year)) {
      for (Toward& state : toward_[leader]) {
        if (rule.rule == Reward::indifferent) continue;
        const double drifted = state.candidate.standing * (1 - rule.drift);
        state.candidate.standing = std::clamp(drifted, -rule.standing_limit, rule.standing_limit);
      }
      return;
    }
    std::vector<PlainCandidate> candidates;
    for (std::size_t i = 0; i < world_.states.size(); ++i) {
      PlainCandidate candidate = toward_[leader][i].candidate;
      const std::size_t cell = world_.cell(year, i);
      candidate.log_odds = toward_[leader][i].log_odds;
      candidate.ally = world_.leaders[leader].ally[cell] != 0;
      candidate.capability = world_.capability.empty() ? 0 : world_.capability[cell];
      candidate.uniform = rule.rule == Reward::random ? draws_.placebo(leader, i, year) : 0;
      candidate.code = world_.states[i];
      candidates.push_back(candidate);
    }
    const PlainDecision decision(rule, prior_, experiment_.coefficients.potential.reference, broken_);
    const std::vector<PlainVerdict> verdicts = decision.on(candidates);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      PlainCandidate& candidate = toward_[leader][i].candidate;
      candidate.standing = verdicts[i].standing;
      candidate.years = candidate.shares = candidate.expectations = candidate.certainties = 0;
      out_.happened.count(rule.rule, verdicts[i]);
    }
    if (!experiment_.expectation.learning) return;
    revise(experiment_.expectation, verdicts, faces(leader), expectation_[leader], broken_);
  }

  // Who is invited to one of the leader's wars in some year.
  std::vector<bool> faces(std::size_t leader) const {
    std::vector<bool> result(world_.states.size());
    for (const War& war : world_.wars) {
      if (war.leader != leader) continue;
      for (std::size_t cell = 0; cell < world_.cells(); ++cell) {
        if (war.invited[cell]) result[cell % result.size()] = true;
      }
    }
    return result;
  }

  // By the ties after the leaders' decisions: the wars of a year do not wait for each other.
  void leave(std::size_t year) {
    const auto before = toward_;
    for (std::size_t war = 0; war < world_.wars.size(); ++war) {
      if (!is_on(world_.wars[war], year) || calendar(year) == world_.wars[war].last_year.number()) continue;
      for (std::size_t state = 0; state < world_.states.size(); ++state) {
        consider_leaving({war, state, year}, before[leader_of(war)][state].candidate.standing);
      }
    }
  }

  void consider_leaving(const Moment& moment, double standing) {
    InWar& state = in_war_[moment.war][moment.state];
    const std::size_t act = act_of(moment);
    const std::size_t cell = equation_.cell(act);
    if (!experiment_.withdrawal.on || !state.asked || !state.has_sent || state.withdrawn) return;
    const double losses = 100000 * state.deaths / world_.armed_forces[cell];
    const double probability =
        withdrawal_probability(experiment_.withdrawal, losses, world_.democracy[cell] != 0, tie(act, standing));
    if (!(draws_.uniform(moment, random::Purpose::withdrawal) < probability)) return;
    state.withdrawn = true;
    ++out_.happened.withdrawn;
    if (broken_ == Broken::gone_at_once) out_.share[act] = 0;
    const LeaderRule& rule = rule_in(moment.year);
    if (!equation_.relation(act).ally[cell] || rule.rule == Reward::indifferent) return;
    double& u = toward(moment).candidate.standing;
    u = std::max(u - rule.souring, -rule.standing_limit);
  }

  void close(std::size_t leader, std::size_t year) {
    const LeaderRule& rule = rule_in(year);
    if (experiment_.closure == 0 || rule.rule == Reward::indifferent) return;
    if (!at_war(leader, year) && broken_ != Broken::closure_in_peace) return;
    std::vector<double> depth, standing;
    for (std::size_t i = 0; i < world_.states.size(); ++i) {
      depth.push_back(world_.leaders[leader].treaty_depth[world_.cell(year, i)]);
      standing.push_back(toward_[leader][i].candidate.standing);
    }
    draw_closer(world_, year, leader, experiment_.closure, rule.standing_limit, depth, standing, broken_);
    for (std::size_t i = 0; i < standing.size(); ++i) {
      if (standing[i] != toward_[leader][i].candidate.standing) ++out_.happened.drawn_closer;
      toward_[leader][i].candidate.standing = standing[i];
    }
  }

  void record(std::size_t year) {
    for (std::size_t leader = 0; leader < world_.leaders.size(); ++leader) {
      for (std::size_t state = 0; state < world_.states.size(); ++state) {
        const std::size_t row = leader * world_.cells() + world_.cell(year, state);
        out_.standing[row] = toward_[leader][state].candidate.standing;
        out_.expectation[row] = expectation_[leader][state].rate();
      }
    }
  }

  const World& world_;
  const Experiment& experiment_;
  Broken broken_;
  PlainDraws draws_;
  CoefficientDraw coefficients_;
  PlainEquation equation_;
  double prior_;
  std::vector<std::vector<InWar>> in_war_;                  // by war and state
  std::vector<std::vector<Toward>> toward_;                 // by leader and state
  std::vector<std::vector<PlainExpectation>> expectation_;  // by leader and state
  PlainReplicate out_;
};

inline PlainReplicate plain_replicate(const World& world, const Experiment& experiment, std::size_t replicate,
                                      Broken broken = Broken::nothing) {
  return PlainModel(world, experiment, replicate, broken).live();
}

}  // namespace entente::testing
