#pragma once

#include "sim/math/functions.hpp"
#include "sim/war/ensemble.hpp"
#include "sim/war/persistence.hpp"
#include "sim/war/withdrawal.hpp"
#include "tests/sim/war/plain/contribution.hpp"
#include "tests/sim/war/plain/deaths.hpp"
#include "tests/sim/war/plain/draws.hpp"
#include "tests/sim/war/plain/leader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The whole model in one replicate, state by state and year by year: written from docs/model.md with scalar functions
/// only, to be read and not to be fast. It knows nothing of lanes, blocks, tables of means or plans.
namespace entente::testing {

/// What happened, by cell or by state as in Ensemble, and how often what a comparison must not miss came about.
struct PlainReplicate {
  std::vector<double> share, standing, conventional_share;
  std::vector<std::int32_t> casualties;
  std::vector<double> posterior;
  std::vector<std::uint8_t> committed, withdrawn;
  std::uint64_t drawn_shares = 0;
  double potential_slope = 0;
  double amount_potential_slope = 0;

  struct Happened {
    std::size_t tie_at_0 = 0, tie_at_1 = 0;  // cut there
    std::size_t share_above_1 = 0, negative = 0;
    std::size_t many_deaths = 0, soured = 0, rewarded = 0, withdrawn = 0;

    Happened& operator+=(const Happened& more) {
      tie_at_0 += more.tie_at_0;
      tie_at_1 += more.tie_at_1;
      share_above_1 += more.share_above_1;
      negative += more.negative;
      many_deaths += more.many_deaths;
      soured += more.soured;
      rewarded += more.rewarded;
      withdrawn += more.withdrawn;
      return *this;
    }
  } happened;
};

class PlainModel {
 public:
  PlainModel(const World& world, const Experiment& experiment, std::size_t replicate, Broken broken)
      : world_(world),
        experiment_(experiment),
        rule_(experiment.leader_rule),
        broken_(broken),
        draws_(world, experiment.seed, replicate),
        coefficients_(drawn(experiment, replicate)),
        equation_(world, experiment, coefficients_, broken),
        prior_(experiment.types.committed),
        states_(world.states.size()) {
    for (auto* values : {&out_.share, &out_.standing, &out_.conventional_share}) values->resize(world.cells());
    out_.casualties.resize(world.cells());
    for (std::size_t i = 0; i < states_.size(); ++i) {
      states_[i].committed = experiment.types.on && draws_.type(i, prior_);
      states_[i].log_odds = math::logit(prior_);
    }
  }

  PlainReplicate live() {
    for (std::size_t year = 0; year < world_.years; ++year) {
      for (std::size_t state = 0; state < states_.size(); ++state) live_year(state, year);
    }
    for (const State& state : states_) {
      out_.posterior.push_back(math::logistic(state.log_odds));
      out_.committed.push_back(state.committed ? 1 : 0);
      out_.withdrawn.push_back(state.withdrawn ? 1 : 0);
    }
    out_.potential_slope = coefficients_.potential_slope;
    out_.amount_potential_slope = coefficients_.amount_potential_slope;
    return out_;
  }

 private:
  struct State {
    bool committed = false;
    double log_odds = 0;
    double standing = 0;
    double shock = 0;                // of the share, or of the amount
    double participation_shock = 0;  // hurdle
    bool seen = false;               // by the leader, in some year
    bool has_sent = false;
    bool withdrawn = false;
    double deaths = 0;     // so far
    double potential = 0;  // P of this year, or of the last one in which it was invited
    // since the leader's last decision
    double years = 0, shares = 0, expectations = 0, certainties = 0;
  };
  struct StateYear {
    bool present = false;  // invited, and not gone for good
    double drawn = 0;      // y before it is cut to [0, 1]
    double latent = 0;     // hurdle: the log-odds of the share, as part of its ceiling, if it is above 0
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

  double tie(std::size_t cell, double standing) const {
    return std::clamp(world_.leaders[0].treaty_depth[cell] + standing, 0.0, 1.0);
  }

  // States do not look at each other within a year, so each can go through it on its own.
  void live_year(std::size_t number, std::size_t year_number) {
    State& state = states_[number];
    const std::size_t cell = world_.cell(year_number, number);
    const std::size_t calendar = world_.first_year.number() + year_number;
    shake(state, number, year_number);
    StateYear year;
    // Alignment is known of the invited only.
    if (world_.wars[0].invited[cell]) state.potential = equation_.potential(cell, tie(cell, state.standing));
    year.present = world_.wars[0].invited[cell] != 0 && !state.withdrawn;
    if (year.present) {
      expect(state, year, cell);
      contribute(state, year, cell);
      suffer(state, year, number, year_number);
    }
    learn(state, year, cell);
    if (rule_.rule != Reward::indifferent) answer(state, year, cell, calendar);
    if (year.present && calendar < world_.wars[0].last_year.number()) consider_leaving(state, number, year_number);
    out_.standing[cell] = state.standing;
  }

  // Shocks go on in years in which nobody asks for them.
  void shake(State& state, std::size_t number, std::size_t year) const {
    const auto next = [&](double rho, double shock, random::Purpose purpose) {
      const double innovation = draws_.normal(number, year, purpose);
      return year == 0 ? innovation : persistent_shock(rho, shock, innovation);
    };
    state.shock = next(experiment_.persistence.amount, state.shock, random::Purpose::contribution);
    if (!equation_.hurdle()) return;
    state.participation_shock =
        next(experiment_.persistence.participation, state.participation_shock, random::Purpose::participation);
    if (broken_ == Broken::amount_shock_decides) state.participation_shock = state.shock;
  }

  // Without signalling, at treaty depth: what standing a state has does not move what is expected of it.
  void expect(const State& state, StateYear& year, std::size_t cell) {
    const double depth =
        broken_ == Broken::expectation_at_the_tie ? tie(cell, state.standing) : world_.leaders[0].treaty_depth[cell];
    const PlainEquation::Predictors eta = equation_.predictors(cell, equation_.potential(cell, depth), 0);
    year.expected = equation_.mean_contribution(eta);
    year.certainty = std::max(0.0, 1 - 2 * equation_.probability_below(eta, year.expected / 2));
    if (broken_ == Broken::certain_souring) year.certainty = 1;
    out_.conventional_share[cell] = year.expected;
  }

  void contribute(const State& state, StateYear& year, std::size_t cell) {
    const PlainEquation::Predictors eta =
        equation_.predictors(cell, state.potential, equation_.strength(cell, state.committed));
    if (equation_.hurdle()) {
      const bool takes_part = math::normal_cdf(state.participation_shock) < participation_probability(eta.share);
      year.latent = eta.amount + equation_.sigma() * state.shock;
      year.drawn = takes_part ? experiment_.coefficients.ceiling * math::logistic(year.latent) : 0.0;
    } else {
      year.drawn = drawn_share(experiment_.coefficients.family, eta.share, equation_.sigma(), state.shock);
    }
    year.share = std::clamp(year.drawn, 0.0, 1.0);
    out_.share[cell] = year.share;
    ++out_.drawn_shares;
    if (year.drawn < 0) ++out_.happened.negative;
    if (year.drawn > 1) ++out_.happened.share_above_1;
    const double sum = world_.leaders[0].treaty_depth[cell] + state.standing;
    if (sum < 0) ++out_.happened.tie_at_0;
    if (sum > 1) ++out_.happened.tie_at_1;
  }

  void suffer(State& state, const StateYear& year, std::size_t number, std::size_t year_number) {
    const std::size_t cell = world_.cell(year_number, number);
    const double sent = troops(year.share, world_.armed_forces[cell]);
    const double mean = mean_deaths(world_, year_number, sent);
    out_.casualties[cell] = plain_deaths(world_, draws_, number, year_number, mean);
    state.deaths += out_.casualties[cell];
    if (mean >= many_deaths) ++out_.happened.many_deaths;
  }

  void learn(State& state, const StateYear& year, std::size_t cell) const {
    double evidence = 0;
    if (year.present && experiment_.types.on) {
      const auto by_type = [&](bool committed) {
        return equation_.predictors(cell, state.potential, equation_.strength(cell, committed));
      };
      evidence = equation_.hurdle() ? hurdle_evidence(state, year, by_type(true), by_type(false))
                                    : one_part_evidence(state, year, by_type(true), by_type(false));
    }
    state.log_odds = updated_log_odds(state.log_odds, math::logit(prior_), rule_.memory, evidence);
    state.seen = state.seen || year.present;
    state.has_sent = state.has_sent || year.share > 0;
  }

  double weight(bool first_sight, double rho) const {
    return first_sight && broken_ != Broken::first_sight_discounted ? 1 : evidence_weight(rho);
  }

  double one_part_evidence(const State& state, const StateYear& year, const PlainEquation::Predictors& committed,
                           const PlainEquation::Predictors& uncommitted) const {
    // Tobit's density is also what a leader makes of a gaussian share, of which it sees only that it is not above 0.
    const auto log_f = [&](const PlainEquation::Predictors& eta) {
      return log_density(Family::tobit, year.drawn, eta.share, equation_.sigma());
    };
    return weight(!state.seen, experiment_.persistence.amount) * (log_f(committed) - log_f(uncommitted));
  }

  double hurdle_evidence(const State& state, const StateYear& year, const PlainEquation::Predictors& committed,
                         const PlainEquation::Predictors& uncommitted) const {
    const bool sends = year.share > 0;
    const auto log_taking_part = [&](double eta) { return log_participation_probability(sends ? eta : -eta); };
    double evidence = weight(!state.seen, experiment_.persistence.participation) *
                      (log_taking_part(committed.share) - log_taking_part(uncommitted.share));
    if (!sends) return evidence;
    const auto log_amount = [&](double eta) {
      const double z = (year.latent - eta) / equation_.sigma();
      return -z * z / 2;  // what else the density has is the same for both types
    };
    return evidence + weight(!state.has_sent, experiment_.persistence.amount) *
                          (log_amount(committed.amount) - log_amount(uncommitted.amount));
  }

  void answer(State& state, const StateYear& year, std::size_t cell, std::size_t calendar) {
    if (year.present) {
      state.years += 1;
      state.shares += year.share;
      state.expectations += year.expected;
      state.certainties += year.certainty;
    }
    const bool decides = rule_.decide == Decision::each_year || calendar == world_.wars[0].last_year.number();
    const double limit = rule_.standing_limit;
    if (decides && state.years > 0) {
      // By log-odds: a probability that has not moved may differ from the prior in its last bit.
      const bool believes = state.log_odds > math::logit(prior_);
      const double surplus = believes ? std::max(0.0, math::logistic(state.log_odds) - prior_) : 0.0;
      const double belief = broken_ == Broken::undivided_reward ? surplus : surplus / (1 - prior_);
      const double room =
          std::max(0.0, rule_.room == Room::potential ? state.potential - experiment_.coefficients.potential.reference
                                                      : limit - state.standing);
      const double certainty = state.certainties / state.years;
      const double reward = rule_.generosity * belief * room;
      if (world_.leaders[0].ally[cell] && state.shares < state.expectations / 2 && certainty > 0) {
        // Where no more was to be had (certainty 0) an ally is not soured, and the other rules hold.
        state.standing -= rule_.souring * certainty;
        ++out_.happened.soured;
      } else if (reward > 0) {
        state.standing += reward;
        ++out_.happened.rewarded;
      } else {
        state.standing *= 1 - rule_.drift;
      }
      state.years = state.shares = state.expectations = state.certainties = 0;
    } else {
      state.standing *= 1 - rule_.drift;
    }
    state.standing = std::clamp(state.standing, -limit, limit);
  }

  void consider_leaving(State& state, std::size_t number, std::size_t year) {
    if (!experiment_.withdrawal.on || !state.has_sent) return;
    const std::size_t cell = world_.cell(year, number);
    const double losses = 100000 * state.deaths / world_.armed_forces[cell];
    const double probability =
        withdrawal_probability(experiment_.withdrawal, losses, world_.democracy[cell] != 0, tie(cell, state.standing));
    if (!(draws_.uniform(number, year, random::Purpose::withdrawal) < probability)) return;
    state.withdrawn = true;
    ++out_.happened.withdrawn;
    if (broken_ == Broken::gone_at_once) out_.share[cell] = 0;
    if (!world_.leaders[0].ally[cell] || rule_.rule == Reward::indifferent) return;
    state.standing = std::max(state.standing - rule_.souring, -rule_.standing_limit);
  }

  const World& world_;
  const Experiment& experiment_;
  const LeaderRule& rule_;
  Broken broken_;
  PlainDraws draws_;
  CoefficientDraw coefficients_;
  PlainEquation equation_;
  double prior_;
  std::vector<State> states_;
  PlainReplicate out_;
};

inline PlainReplicate plain_replicate(const World& world, const Experiment& experiment, std::size_t replicate,
                                      Broken broken = Broken::nothing) {
  return PlainModel(world, experiment, replicate, broken).live();
}

}  // namespace entente::testing
