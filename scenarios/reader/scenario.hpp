#pragma once

#include "sim/contribution/coefficients.hpp"
#include "sim/core/identifiers.hpp"
#include "sim/core/place.hpp"
#include "sim/core/setting.hpp"
#include "sim/war/persistence.hpp"
#include "sim/war/recording.hpp"
#include "sim/war/rules.hpp"
#include "sim/war/withdrawal.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente {

enum class OutcomeMeasure { as_published, corrected };
enum class DepthMeasure { as_published, oriented };
enum class PotentialKind { difference, residual };

/// Which record and which index a run uses (replication choices of the scenario).
struct Measures {
  OutcomeMeasure outcome = OutcomeMeasure::as_published;
  DepthMeasure depth = DepthMeasure::as_published;
  PotentialKind potential = PotentialKind::difference;
};

/// Where the coefficients come from: exactly one of three.
struct CoefficientSource {
  enum class Kind {
    fit,        ///< `fit: states`: fitted to the scenario's own tables
    published,  ///< `published: table1/all`: a model of a coefficients file that ships with Entente
    file,       ///< `file: x.yaml` or `file: x.yaml/model`, inside the scenario's folder
  };
  Kind kind = Kind::fit;
  std::string name;   ///< "states"; "table1/all"; the path of the file as written
  std::string path;   ///< of `file`: the file's resolved path, without the model
  std::string model;  ///< "all" of "table1/all" or "x.yaml/all"; "" when a file is named without a model
  Place place;
  bool draw = true;  ///< each replicate draws its coefficients from the sampling distribution
  std::map<std::string, double> override_terms;  ///< terms set by hand
  std::map<std::string, Place> override_places;
};

/// A table that the scenario names: path as written (relative to the scenario's folder), resolved path, place.
struct TableReference {
  std::string written;
  std::string path;
  std::string shown;  ///< what messages call it: the scenario's folder as the user named it, and the path as written
  Place place;
};

/// What becomes of a state-year that may contribute but lacks a fact that the coefficients' terms need.
enum class IncompletePolicy { error, exclude };

/// A point on Earth.
struct GeographicPoint {
  double latitude = 0;   ///< degrees north, in [-90, 90]
  double longitude = 0;  ///< degrees east, in [-180, 180]
};

struct WarPlan {
  WarId id;
  std::string name;
  CowCode theatre;                             ///< the host: it never acts in this war
  std::optional<GeographicPoint> coordinates;  ///< of the theatre; nothing: distances stand in the states table
  CowCode leader;                              ///< the scenario's, unless the war names another
  Year first_year;
  Year last_year;
  std::vector<double> deaths_per_1000;          ///< one a year
  double casualty_size = 1;                     ///< of no matter where nobody dies
  std::optional<std::vector<CowCode>> invited;  ///< nothing: all that the states table lets contribute
  std::vector<Place> invited_places;            ///< of each of them
  RequestRule request;
  Place place;  ///< of the war's id
};

/// Something that might have been otherwise; exactly what `kind` says.
struct Counterfactual {
  enum class Kind { set, rule, drop_war };
  std::string name;
  Kind kind = Kind::set;
  Year from;  ///< the first year in which it is otherwise
  Place place;

  CowCode state;  ///< of `set`
  CowCode with;   ///< of `set`: to whom ties, alignment and votes refer; the scenario's leader unless named
  std::map<std::string, double> facts;  ///< of `set`, at least one, by name: "depth", "ally" (0 or 1), "gdp" ...
  std::map<std::string, Place> fact_places;
  LeaderRule rule;  ///< of `rule`: all that is then in force
  WarId drop_war;   ///< of `drop_war`
};

/// The ceiling of the hurdle's amount.
struct CeilingPlan {
  std::optional<double> given = 1.0;  ///< nothing: fitted with the coefficients
  Place place;
};

/// Whether the shocks to contributions persist, and how much.
struct PersistencePlan {
  enum class Kind {
    off,      ///< independent from year to year
    fit,      ///< calibrated on the record's switches and autocorrelation
    numbers,  ///< as the scenario says
  };
  Kind kind = Kind::off;
  Persistence given;  ///< of `numbers`; zeros otherwise
  Place place;
  Place participation_place;
};

/// Whether contributors may withdraw for good, and by which hazard.
struct WithdrawalPlan {
  enum class Kind {
    off,      ///< never
    fit,      ///< by a hazard fitted to the observed withdrawals
    numbers,  ///< by the hazard that the scenario gives
  };
  Kind kind = Kind::off;
  WithdrawalHazard hazard;  ///< of `numbers`; on = false otherwise
  Place place;
};

/// A scenario as its file says it, checked key by key but with its tables not yet read.
struct Scenario {
  std::string file;  ///< as the user named it
  std::string name;
  CowCode leader;
  Year first_year;
  Year last_year;
  Place years_place;
  TableReference states;
  IncompletePolicy incomplete = IncompletePolicy::error;
  TableReference ties;
  bool treaty_frozen = false;  ///< `treaty: frozen`: depth stays what it is in the first year
  TableReference observed;
  Year observed_first_year;  ///< the record of other years is neither fitted to nor compared with
  Year observed_last_year;
  std::string certainty;  ///< marks of the record's values that are compared with: "AB"; "" for all
  Place certainty_place;
  std::vector<WarPlan> wars;  ///< at least one, in the order of the file, with distinct ids
  Measures measures;
  std::string theory;           ///< of the registry, one with terms; "" where the coefficients are not fitted here
  bool war_intercepts = false;  ///< each war but the first has a term "war(ID)"
  Family family = Family::tobit;
  CeilingPlan ceiling;
  PersistencePlan persistence;
  CoefficientSource coefficients;
  LeaderRule leader_rule;
  TypeRule types;
  bool stake_from_table = false;  ///< private stakes stand in the column private_stake of the states table
  ExpectationRule expectation;
  WithdrawalPlan withdrawal;
  double closure = 0;                  ///< rate of third-party closure, in [0, 1] a year
  std::size_t network_replicates = 0;  ///< so many replicates, the first ones, have their network measured every year
  std::vector<CowCode> focus;          ///< states that the terminal report always shows
  std::vector<Place> focus_places;
  std::vector<Counterfactual> counterfactuals;  ///< with distinct names
  MasterSeed seed;
  std::size_t replications = 1000;
  bool ensemble_file = true;       ///< whether ensemble.nc is written
  std::vector<Quantity> recorded;  ///< kept of every replicate, in the order of all_quantities; none with `summary`

  std::vector<Setting> settings;  ///< every key with its value, given or by default, in the order of the declarations
};

const char* to_string(OutcomeMeasure measure);
const char* to_string(DepthMeasure measure);
const char* to_string(PotentialKind kind);
const char* to_string(IncompletePolicy policy);

/// The states that lead a war, ascending.
std::vector<CowCode> leaders_of(const Scenario& scenario);

/// Reads and checks a scenario file. Throws Error (Fault::input) with all problems found, in the order of the file.
Scenario read_scenario(const std::string& path);
/// The same for text that is at hand; tables are looked up in the folder of `file`, which need not exist.
Scenario parse_scenario(std::string text, const std::string& file);

/// Put a command line's value in the place of the scenario's, and record that in `settings`.
/// Throws Error (Fault::input) when it is out of range or not known; its place has the key "--seed", "--replications"
/// "--record" or "--certainty".
void set_seed(Scenario& scenario, long long seed);
void set_replications(Scenario& scenario, long long replications);
/// @param record "summary", "full" or quantities with commas between them: "share,standing"
void set_record(Scenario& scenario, const std::string& record);
/// @param certainty "all" or marks with commas between them: "A,B"
void set_certainty(Scenario& scenario, const std::string& certainty);

}  // namespace entente
