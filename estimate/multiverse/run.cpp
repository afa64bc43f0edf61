#include "estimate/multiverse/run.hpp"

#include "estimate/fit/significance.hpp"
#include "estimate/model/model_fit.hpp"
#include "estimate/multiverse/marginal_effect.hpp"
#include "estimate/multiverse/same_sample.hpp"
#include "estimate/multiverse/variable_check.hpp"
#include "sim/core/error.hpp"
#include "sim/core/number_text.hpp"
#include "sim/parallel/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

/// Something that was made, or why it was not.
template <class Thing>
struct Made {
  std::optional<Thing> thing;
  UniverseStatus status = UniverseStatus::refused;
  std::string why;
};

template <class Thing, class Work>
Made<Thing> attempt(const Work& work) {
  Made<Thing> made;
  try {
    made.thing = work();
  } catch (const Error& error) {
    made.status = error.fault() == Fault::input ? UniverseStatus::refused : UniverseStatus::failed;
    made.why = error.problems().front().what;
  }
  return made;
}

// A block holds many items that are quick; each of these is a block of its own.
void for_each_item(std::size_t count, const ParallelOptions& options, const std::function<void(std::size_t)>& work) {
  for_each_block(count * replicates_per_block, options,
                 [&](std::size_t begin, std::size_t) { work(begin / replicates_per_block); });
}

void add_part(std::string& key, const std::string& part) { key += std::to_string(part.size()) + ":" + part; }

// What of a model decides on its sample, as a text.
std::string sample_key(std::size_t panel, const UniverseModel& model) {
  const SampleOptions& sample = model.sample;
  std::string key = std::to_string(panel) + ";";
  add_part(key, model.formula.text);
  key += sample.between_within ? "b" : "-";
  key += sample.lagged_outcome ? "l" : "-";
  key += sample.keep_singletons ? "k" : "-";
  if (sample.index) {
    add_part(key, sample.index->unit);
    add_part(key, sample.index->time);
  }
  for (const Exclusion& exclusion : sample.exclude) {
    key += "x";
    add_part(key, exclusion.variable);
    for (const std::string& value : exclusion.values) add_part(key, value);
  }
  for (const std::string& variable : sample.complete) {
    key += "c";
    add_part(key, variable);
  }
  return key;
}

std::string model_key(const ModelOptions& model) {
  const auto number = [](int value) { return std::to_string(value) + ";"; };
  std::string key = number(static_cast<int>(model.family));
  key += number(model.random_intercept ? (model.restricted_likelihood ? 2 : 1) : 0);
  if (model.family == ModelFamily::hurdle) {
    key += number(static_cast<int>(model.amount));
    if (model.amount == AmountDistribution::logit_normal) key += model.ceiling ? number_text(*model.ceiling) : "fit";
  }
  return key;
}

std::string covariance_key(const CovarianceRequest& request) {
  std::string key = covariance_name(request) + to_string(request.convention) + std::to_string(request.lag.value_or(-1));
  return key + ";" + std::to_string(request.draws) + ";" + std::to_string(request.seed);
}

/// All universes that need one model fitted to one sample.
struct FitTask {
  const Sample* sample = nullptr;
  ModelOptions model;
  struct Wanted {
    std::size_t universe = 0;  // position in the run
    CovarianceRequest covariance;
  };
  std::vector<Wanted> wanted;
};

/// A fit with its marginal effect, shared by all its covariances.
struct Fitted {
  ModelFit fit;
  MarginalEffect effect;
};

class MultiverseRunner {
 public:
  MultiverseRunner(const MultiversePlan& plan, const PanelMaker& make_panel, const MultiverseOptions& options)
      : plan_(plan), make_panel_(make_panel), options_(options) {}

  MultiverseRun run() {
    for (Universe& universe : universes(plan_)) begin(std::move(universe));
    make_panels();
    make_samples();
    plan_fits();
    fit_all();
    repeat_duplicates();
    check_any();
    return std::move(run_);
  }

 private:
  void begin(Universe universe) {
    UniverseResult result{std::move(universe), UniverseStatus::estimated, 0, {}, {}, {}};
    if (const IncompatibleRule* rule = broken_rule(plan_, result.universe)) {
      result.status = UniverseStatus::skipped;
      result.why = rule->why;
    } else {
      open_.push_back(run_.universes.size());
      settings_.push_back(settings_of(plan_, result.universe));
      result.formula = settings_.back().model.formula.text;
    }
    run_.universes.push_back(std::move(result));
  }

  void refuse(std::size_t open, UniverseStatus status, const std::string& why) {
    run_.universes[open_[open]].status = status;
    run_.universes[open_[open]].why = why;
  }

  void make_panels() {
    std::map<SwitchChoices, std::size_t> known;
    std::vector<const SwitchChoices*> wanted;
    for (const UniverseSettings& settings : settings_) {
      const auto [at, fresh] = known.emplace(settings.switches, wanted.size());
      if (fresh) wanted.push_back(&at->first);
      panel_of_.push_back(at->second);
    }
    panels_.resize(wanted.size());
    for_each_item(wanted.size(), {.threads = options_.threads, .interrupted = options_.interrupted},
                  [&](std::size_t i) { panels_[i] = attempt<Panel>([&] { return make_panel_(*wanted[i]); }); });
    run_.panels = panels_.size();
  }

  void check_names(const std::vector<std::size_t>& wanted) const {
    std::vector<const Panel*> panels;
    for (const Made<Panel>& panel : panels_) {
      if (panel.thing) panels.push_back(&*panel.thing);
    }
    std::vector<const UniverseModel*> models;
    for (const std::size_t open : wanted) models.push_back(&settings_[open].model);
    check_variables(panels, models);
  }

  void make_samples() {
    std::map<std::string, std::size_t> known;
    std::vector<std::size_t> wanted;  // positions among the open
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const auto [at, fresh] = known.emplace(sample_key(panel_of_[i], settings_[i].model), wanted.size());
      if (fresh) wanted.push_back(i);
      sample_of_.push_back(at->second);
    }
    check_names(wanted);
    samples_.resize(wanted.size());
    for_each_item(
        wanted.size(), {.threads = options_.threads, .interrupted = options_.interrupted}, [&](std::size_t s) {
          const Made<Panel>& panel = panels_[panel_of_[wanted[s]]];
          const UniverseModel& model = settings_[wanted[s]].model;
          if (panel.thing) {
            samples_[s] = attempt<Sample>([&] { return make_sample(*panel.thing, model.formula, model.sample); });
          } else {
            samples_[s].status = panel.status;
            samples_[s].why = panel.why;
          }
        });
    panels_.clear();
    run_.samples = samples_.size();
    // Switches that do not reach a model leave it the same sample: the first one stands for all.
    std::unordered_multimap<std::uint64_t, std::size_t> seen;
    for (std::size_t s = 0; s < samples_.size(); ++s) {
      first_.push_back(s);
      if (!samples_[s].thing) continue;
      const std::uint64_t hash = sample_hash(*samples_[s].thing);
      const auto [begin, end] = seen.equal_range(hash);
      const auto same = std::find_if(begin, end, [&](const auto& other) {
        return same_sample(*samples_[other.second].thing, *samples_[s].thing);
      });
      if (same == end) {
        seen.emplace(hash, s);
      } else {
        first_[s] = same->second;
        samples_[s].thing.reset();
      }
    }
  }

  void plan_fits() {
    std::map<std::pair<std::size_t, std::string>, std::size_t> task_of;
    std::map<std::tuple<std::size_t, std::string, std::string>, std::size_t> first_universe;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const std::size_t s = first_[sample_of_[i]];
      const Made<Sample>& sample = samples_[s];
      if (!sample.thing) {
        refuse(i, sample.status, sample.why);
        continue;
      }
      const UniverseModel& model = settings_[i].model;
      const std::string key = model_key(model.model);
      const auto [same, fresh] = first_universe.emplace(std::tuple(s, key, covariance_key(model.covariance)), open_[i]);
      if (!fresh) {
        run_.universes[open_[i]].same_as = run_.universes[same->second].universe.id;
        run_.universes[open_[i]].fit = run_.universes[same->second].fit;
        continue;
      }
      const auto [task, new_task] = task_of.emplace(std::pair(s, key), tasks_.size());
      if (new_task) tasks_.push_back({&*sample.thing, model.model, {}});
      tasks_[task->second].wanted.push_back({open_[i], model.covariance});
      run_.universes[open_[i]].fit = task->second + 1;
    }
    run_.fits = tasks_.size();
  }

  void fit_all() {
    ParallelOptions parallel{.threads = options_.threads, .interrupted = options_.interrupted};
    if (options_.progress) {
      parallel.progress = [&](std::size_t done) { options_.progress(done / replicates_per_block, tasks_.size()); };
    }
    for_each_item(tasks_.size(), parallel, [&](std::size_t i) { fit(tasks_[i]); });
  }

  void fit(const FitTask& task) {
    const Made<Fitted> fitted = attempt<Fitted>([&] {
      Fitted made{fit_model(*task.sample, task.model), {}};
      made.effect = marginal_effect(*task.sample, made.fit, plan_.term);
      return made;
    });
    for (const FitTask::Wanted& wanted : task.wanted) {
      UniverseResult& result = run_.universes[wanted.universe];
      if (!fitted.thing) {
        result.status = fitted.status;
        result.why = fitted.why;
        continue;
      }
      Made<UniverseEstimate> estimate =
          attempt<UniverseEstimate>([&] { return estimated(*task.sample, *fitted.thing, wanted.covariance); });
      result.estimate = std::move(estimate.thing);
      if (result.estimate) continue;
      result.status = estimate.status;
      result.why = estimate.why;
    }
  }

  UniverseEstimate estimated(const Sample& sample, const Fitted& fitted, const CovarianceRequest& request) const {
    const CovarianceEstimate covariance = estimate_covariance(sample, fitted.fit, request);
    const std::vector<EstimateLine> lines = inference(fitted.fit, covariance, plan_.level);
    UniverseEstimate result;
    result.rows = fitted.fit.statistics.observations;
    result.units = fitted.fit.statistics.units;
    result.positive = fitted.fit.statistics.positive;
    result.covariance = covariance.name;
    result.notes = covariance.notes;
    std::vector<const EstimateLine*> own;
    for (const EstimateLine& line : lines) {
      if (line.parameter.term == plan_.term && !line.parameter.scale) own.push_back(&line);
    }
    if (own.size() == 1) result.term = *own.front();
    result.deviation = fitted.effect.deviation;
    result.unit_effect = fitted.effect.value;
    const double scale = plan_.scale == EffectScale::unit ? 1 : result.deviation;
    result.effect = scale * result.unit_effect;
    result.standard_error = scale * standard_error(fitted.effect, covariance);
    const double df = result.term ? result.term->df : *std::min_element(covariance.df.begin(), covariance.df.end());
    const double reach = t_quantile(0.5 + plan_.level / 2, df) * result.standard_error;
    result.low = result.effect - reach;
    result.high = result.effect + reach;
    result.statistic = result.term ? result.term->statistic : result.effect / result.standard_error;
    result.p = result.term ? result.term->p_value : two_sided_p_value(result.statistic, df);
    if (!std::isfinite(result.effect) || !(result.standard_error > 0)) {
      throw work_error("the effect has no standard error: its estimated variance is not positive");
    }
    return result;
  }

  void repeat_duplicates() {
    for (UniverseResult& result : run_.universes) {
      if (result.same_as == 0) continue;
      const UniverseResult& first = run_.universes[result.same_as - 1];
      const bool has = first.estimate.has_value();
      result.status = has ? UniverseStatus::duplicate : first.status;
      result.why = first.why;
      result.estimate = first.estimate;
    }
  }

  void check_any() const {
    std::vector<Problem> problems;
    for (const UniverseResult& result : run_.universes) {
      if (result.estimate) return;
      if (problems.size() < 5)
        problems.push_back({{}, "universe " + std::to_string(result.universe.id) + ": " + result.why, "", ""});
    }
    problems.insert(problems.begin(), Problem{{}, "no universe could be estimated", "", ""});
    throw Error(Fault::input, std::move(problems));
  }

  const MultiversePlan& plan_;
  const PanelMaker& make_panel_;
  const MultiverseOptions& options_;
  MultiverseRun run_;
  // Of the universes that no rule skips, by their position among them.
  std::vector<std::size_t> open_;
  std::vector<UniverseSettings> settings_;
  std::vector<std::size_t> panel_of_, sample_of_;
  std::vector<Made<Panel>> panels_;
  std::vector<Made<Sample>> samples_;
  std::vector<std::size_t> first_;  // of the samples that are the same
  std::vector<FitTask> tasks_;
};

}  // namespace

const char* to_string(UniverseStatus status) {
  switch (status) {
    case UniverseStatus::estimated: return "estimated";
    case UniverseStatus::duplicate: return "duplicate";
    case UniverseStatus::skipped: return "skipped";
    case UniverseStatus::refused: return "refused";
    case UniverseStatus::failed: break;
  }
  return "failed";
}

std::size_t MultiverseRun::count(UniverseStatus status) const {
  return static_cast<std::size_t>(std::count_if(universes.begin(), universes.end(),
                                                [&](const UniverseResult& result) { return result.status == status; }));
}

MultiverseRun run_multiverse(const MultiversePlan& plan, const PanelMaker& make_panel,
                             const MultiverseOptions& options) {
  return MultiverseRunner(plan, make_panel, options).run();
}

}  // namespace entente
