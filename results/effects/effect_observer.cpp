#include "results/effects/effect_observer.hpp"

#include "results/summary/lanes.hpp"
#include "sim/core/error.hpp"
#include "sim/war/troops.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace entente {
namespace {

std::optional<std::size_t> war_of(const World& world, WarId id) {
  for (std::size_t war = 0; war < world.wars.size(); ++war) {
    if (world.wars[war].id == id) return war;
  }
  return {};
}

std::optional<std::size_t> leader_of(const World& world, CowCode cow) {
  for (std::size_t leader = 0; leader < world.leaders.size(); ++leader) {
    if (world.leaders[leader].leader == cow) return leader;
  }
  return {};
}

// One of the two worlds as seen from a war of the baseline, and its block.
struct Side {
  const World& world;
  const ReplicateBlock& block;
  std::optional<std::size_t> war;
  std::optional<std::size_t> leader;

  bool invited(std::size_t cell) const { return war && world.wars[*war].invited[cell] != 0; }
  const double* share(std::size_t cell) const { return block.share.data() + world.act(*war, cell) * lane::count; }
};

// What one side sends, by lane.
struct Sent {
  lane::Row share{}, troops{};

  void add(const Sent& other) {
    for (std::size_t l = 0; l < lane::count; ++l) {
      share[l] += other.share[l];
      troops[l] += other.troops[l];
    }
  }
};

Sent sent_in(const Side& side, std::size_t cell) {
  Sent sent;
  if (!side.invited(cell)) return sent;
  const double* share = side.share(cell);
  for (std::size_t l = 0; l < lane::count; ++l) {
    sent.share[l] = share[l];
    sent.troops[l] = lane::troops(share[l], side.world.armed_forces[cell]);
  }
  return sent;
}

// The state's tie and standing with the war's leader at the end of the last year; without the leader there is neither.
struct Tie {
  lane::Row tie{}, standing{};
};

Tie final_tie(const Side& side, std::size_t state) {
  Tie tie;
  if (!side.leader) return tie;
  const std::size_t cell = side.world.cell(side.world.years - 1, state);
  const double depth = side.world.leaders[*side.leader].treaty_depth[cell];
  const double* standing = side.block.standing.data() + (*side.leader * side.world.cells() + cell) * lane::count;
  for (std::size_t l = 0; l < lane::count; ++l) {
    tie.standing[l] = standing[l];
    tie.tie[l] = std::clamp(depth + standing[l], 0.0, 1.0);
  }
  return tie;
}

// False when a value is out of range.
bool add(PairedMoments& sums, const lane::Row& baseline, const lane::Row& changed, std::size_t count,
         double divisor = 1) {
  bool right = true;
  for (std::size_t l = 0; l < count; ++l) right &= sums.add(baseline[l] / divisor, changed[l] / divisor);
  return right;
}

void merge(std::vector<PairedMoments>& sums, const std::vector<PairedMoments>& others) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i].merge(others[i]);
}

Effect effect_of(const PairedMoments& sums, std::size_t replications, double divisor = 1) {
  const auto divided = [&](const Simulated& mean) { return Simulated{mean.value / divisor, mean.error / divisor}; };
  return {.baseline = divided(sums.baseline(replications)),
          .counterfactual = divided(sums.counterfactual(replications)),
          .effect = divided(sums.effect(replications)),
          .variance_ratio = sums.variance_ratio(replications)};
}

Year year_at(const World& world, std::size_t year) {
  return Year(static_cast<std::uint16_t>(world.first_year.number() + year));
}

}  // namespace

// One block on its way into sums of its own.
struct EffectObserver::Pass {
  const EffectObserver& observer;
  const ReplicateBlock& baseline_block;
  const ReplicateBlock& changed_block;
  Sums& sums;
  const World& world = observer.baseline_;
  const std::size_t count = baseline_block.replicates;
  std::vector<Sent> baseline_years = std::vector<Sent>(world.years);  // over all wars
  std::vector<Sent> changed_years = std::vector<Sent>(world.years);

  bool add_all() {
    bool right = true;
    for (std::size_t war = 0; war < world.wars.size(); ++war) right &= add_war(war);
    Sent baseline, changed;
    for (std::size_t year = 0; year < world.years; ++year) {
      right &= add(sums.year_troops[year], baseline_years[year].troops, changed_years[year].troops, count);
      baseline.add(baseline_years[year]);
      changed.add(changed_years[year]);
    }
    sums.replications += count;
    return add(sums.troop_years, baseline.troops, changed.troops, count) && right;
  }

  bool add_war(std::size_t war) {
    const WarId id = world.wars[war].id;
    const CowCode leader = world.leader_of(world.wars[war]).leader;
    const World& other = observer.changed_;
    const Side before{world, baseline_block, war, world.wars[war].leader};
    const Side after{other, changed_block, war_of(other, id), leader_of(other, leader)};
    WarSums& of_war = sums.wars[war];
    std::vector<Sent> years_before(world.years), years_after(world.years);
    Sent war_before, war_after;
    lane::Row contributors_before{}, contributors_after{};
    double acts = 0;
    bool right = true;
    for (std::size_t state = 0; state < world.states.size(); ++state) {
      Sent state_before, state_after;
      double years = 0;
      for (std::size_t year = 0; year < world.years; ++year) {
        const std::size_t cell = world.cell(year, state);
        if (observer.invited_[world.act(war, cell)] == 0) continue;
        ++years;
        const Sent sent_before = sent_in(before, cell), sent_after = sent_in(after, cell);
        state_before.add(sent_before);
        state_after.add(sent_after);
        years_before[year].add(sent_before);
        years_after[year].add(sent_after);
      }
      right &= add_state(of_war.states[state], state_before, state_after, years);
      right &= add_tie(of_war.states[state], final_tie(before, state), final_tie(after, state));
      acts += years;
      war_before.add(state_before);
      war_after.add(state_after);
      for (std::size_t l = 0; l < lane::count; ++l) {
        contributors_before[l] += lane::contributes(state_before.share[l]);
        contributors_after[l] += lane::contributes(state_after.share[l]);
      }
    }
    for (std::size_t year = 0; year < world.years; ++year) {
      right &= add(of_war.year_troops[year], years_before[year].troops, years_after[year].troops, count);
      baseline_years[year].add(years_before[year]);
      changed_years[year].add(years_after[year]);
    }
    right &= add(of_war.troop_years, war_before.troops, war_after.troops, count);
    right &= add(of_war.contributors, contributors_before, contributors_after, count);
    if (acts > 0) right &= add(of_war.share, war_before.share, war_after.share, count, acts);
    return right;
  }

  bool add_state(StateSums& of_state, const Sent& before, const Sent& after, double years) {
    if (years == 0) return true;
    const bool right = add(of_state.share, before.share, after.share, count, years);
    return add(of_state.troops, before.troops, after.troops, count) && right;
  }

  bool add_tie(StateSums& of_state, const Tie& before, const Tie& after) {
    const bool right = add(of_state.tie, before.tie, after.tie, count);
    return add(of_state.standing, before.standing, after.standing, count) && right;
  }
};

void EffectObserver::Sums::merge(const Sums& other) {
  replications += other.replications;
  troop_years.merge(other.troop_years);
  entente::merge(year_troops, other.year_troops);
  for (std::size_t war = 0; war < wars.size(); ++war) {
    WarSums& sums = wars[war];
    const WarSums& more = other.wars[war];
    sums.troop_years.merge(more.troop_years);
    sums.share.merge(more.share);
    sums.contributors.merge(more.contributors);
    entente::merge(sums.year_troops, more.year_troops);
    for (std::size_t state = 0; state < sums.states.size(); ++state) {
      sums.states[state].share.merge(more.states[state].share);
      sums.states[state].troops.merge(more.states[state].troops);
      sums.states[state].tie.merge(more.states[state].tie);
      sums.states[state].standing.merge(more.states[state].standing);
    }
  }
}

EffectObserver::EffectObserver(const World& baseline, const World& changed)
    : baseline_(baseline), changed_(changed), invited_(baseline.acts()), sums_(empty()) {
  for (const War& war : changed.wars) {
    if (!war_of(baseline, war.id)) {
      throw work_error("cannot pair: the counterfactual has war " + std::to_string(war.id.number()) +
                       ", which the baseline lacks");
    }
  }
  for (std::size_t war = 0; war < baseline.wars.size(); ++war) {
    const std::optional<std::size_t> other = war_of(changed, baseline.wars[war].id);
    for (std::size_t cell = 0; cell < baseline.cells(); ++cell) {
      const bool either = baseline.wars[war].invited[cell] != 0 || (other && changed.wars[*other].invited[cell] != 0);
      invited_[baseline.act(war, cell)] = either ? 1 : 0;
    }
  }
}

EffectObserver::Sums EffectObserver::empty() const {
  Sums sums;
  const std::vector<PairedMoments> years(baseline_.years, PairedMoments::whole());
  sums.year_troops = years;
  sums.wars.resize(baseline_.wars.size());
  for (WarSums& war : sums.wars) {
    war.year_troops = years;
    war.states.resize(baseline_.states.size());
  }
  return sums;
}

void EffectObserver::observe(const ReplicateBlock& baseline, const ReplicateBlock& variant) {
  Sums sums = empty();
  if (!Pass{*this, baseline, variant, sums}.add_all()) {
    throw work_error("cannot compare: a simulated number is not a share, a tie or a count",
                     "the coefficients are far from any that a fit gives; look at them, or at the override");
  }
  const std::lock_guard lock(mutex_);
  sums_.merge(sums);
}

Effects EffectObserver::effects() const {
  const std::size_t n = sums_.replications;
  Effects effects{.replications = n, .wars = {}, .troop_years = effect_of(sums_.troop_years, n), .years = {}};
  for (std::size_t year = 0; year < baseline_.years; ++year) {
    effects.years.push_back({year_at(baseline_, year), effect_of(sums_.year_troops[year], n)});
  }
  for (std::size_t w = 0; w < baseline_.wars.size(); ++w) {
    const War& war = baseline_.wars[w];
    const WarSums& sums = sums_.wars[w];
    WarEffects of_war{.id = war.id,
                      .name = war.name,
                      .leader = baseline_.leader_of(war).leader,
                      .troop_years = effect_of(sums.troop_years, n),
                      .share = effect_of(sums.share, n),
                      .contributors = effect_of(sums.contributors, n),
                      .years = {},
                      .states = {}};
    for (std::size_t year = 0; year < baseline_.years; ++year) {
      const Year calendar = year_at(baseline_, year);
      if (calendar < war.first_year || war.last_year < calendar) continue;
      of_war.years.push_back({calendar, effect_of(sums.year_troops[year], n)});
    }
    for (std::size_t state = 0; state < baseline_.states.size(); ++state) {
      if (baseline_.states[state] == of_war.leader) continue;
      std::size_t years = 0;
      for (std::size_t year = 0; year < baseline_.years; ++year) {
        years += invited_[baseline_.act(w, baseline_.cell(year, state))];
      }
      const StateSums& of_state = sums.states[state];
      EffectOnState effect{.state = baseline_.states[state],
                           .years = years,
                           .share = {},
                           .troops = {},
                           .final_tie = effect_of(of_state.tie, n),
                           .final_standing = effect_of(of_state.standing, n)};
      if (years > 0) {
        effect.share = effect_of(of_state.share, n);
        effect.troops = effect_of(of_state.troops, n, static_cast<double>(years));
      }
      of_war.states.push_back(std::move(effect));
    }
    effects.wars.push_back(std::move(of_war));
  }
  return effects;
}

}  // namespace entente
