#include "estimate/covariance/request.hpp"

#include "sim/core/error.hpp"
#include "sim/core/nearest_name.hpp"
#include "sim/core/number_text.hpp"

#include <array>
#include <optional>

namespace entente {
namespace {

// What follows a kind's name after a colon.
enum class Rest { nothing, variable, two_variables, lag };

struct KindName {
  const char* written;
  CovarianceKind kind;
  Rest rest;
  const char* name;  // in outputs, before "by"
};

// "cluster" stands after CR1, so that outputs say CR1.
constexpr std::array<KindName, 14> kinds = {{
    {"iid", CovarianceKind::model, Rest::nothing, "iid"},
    {"HC0", CovarianceKind::hc0, Rest::nothing, "HC0"},
    {"HC1", CovarianceKind::hc1, Rest::nothing, "HC1"},
    {"HC2", CovarianceKind::hc2, Rest::nothing, "HC2"},
    {"HC3", CovarianceKind::hc3, Rest::nothing, "HC3"},
    {"CR0", CovarianceKind::cr0, Rest::variable, "CR0"},
    {"CR1", CovarianceKind::cr1, Rest::variable, "CR1"},
    {"CR2", CovarianceKind::cr2, Rest::variable, "CR2"},
    {"CR3", CovarianceKind::cr3, Rest::variable, "CR3"},
    {"cluster", CovarianceKind::cr1, Rest::variable, "CR1"},
    {"twoway", CovarianceKind::two_way, Rest::two_variables, "two-way"},
    {"dk", CovarianceKind::driscoll_kraay, Rest::lag, "Driscoll-Kraay"},
    {"wild", CovarianceKind::wild, Rest::variable, "wild cluster bootstrap"},
    {"pairs", CovarianceKind::pairs, Rest::variable, "pairs cluster bootstrap"},
}};

constexpr const char* all_kinds =
    "iid, HC0 to HC3, cluster:VAR, CR0:VAR to CR3:VAR, twoway:VAR,VAR, dk, dk:LAG, wild:VAR or pairs:VAR";

constexpr std::array conventions = {Convention::plm, Convention::sandwich, Convention::stata, Convention::fixest,
                                    Convention::clubsandwich};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

Error unknown(std::string_view text, std::string_view word, const Place& place) {
  std::vector<std::string> names;
  for (const KindName& kind : kinds) names.emplace_back(kind.written);
  const std::string nearest = nearest_name(word, names);
  return input_error(place, quoted(text) + " is no covariance", all_kinds,
                     nearest.empty() ? "" : "did you mean " + nearest + "?");
}

std::vector<std::string> variables_of(std::string_view text) {
  std::vector<std::string> names;
  for (;; text.remove_prefix(text.find(',') + 1)) {
    names.emplace_back(text.substr(0, text.find(',')));
    if (text.find(',') == std::string_view::npos) return names;
  }
}

void read_variables(std::string_view text, const KindName& kind, std::string_view rest, const Place& place,
                    CovarianceRequest& request) {
  const std::size_t count = kind.rest == Rest::two_variables ? 2 : 1;
  request.clusters = variables_of(rest);
  bool whole = request.clusters.size() == count;
  for (const std::string& name : request.clusters) whole = whole && !name.empty();
  if (!whole) {
    throw input_error(place, quoted(text) + " does not name " + (count == 2 ? "two variables" : "one variable"),
                      std::string(kind.written) + (count == 2 ? ":VAR,VAR" : ":VAR"),
                      count == 1 && request.clusters.size() == 2 ? "two clusterings are twoway:VAR,VAR" : "");
  }
  if (count == 2 && request.clusters[0] == request.clusters[1]) {
    throw input_error(place, quoted(text) + " names one variable twice", "two variables");
  }
}

int read_lag(std::string_view text, std::string_view rest, const Place& place) {
  constexpr long long most = 1000;
  const std::optional<long long> lag = parse_integer(rest);
  if (lag && *lag >= 0 && *lag <= most) return static_cast<int>(*lag);
  throw input_error(place, quoted(text) + " has no lag", "dk:LAG with a whole number from 0 to 1000, or dk alone");
}

}  // namespace

CovarianceRequest parse_covariance(std::string_view text, const Place& place) {
  const std::size_t colon = text.find(':');
  const std::string_view word = text.substr(0, colon);
  const bool has_rest = colon != std::string_view::npos;
  const std::string_view rest = has_rest ? text.substr(colon + 1) : std::string_view();
  for (const KindName& kind : kinds) {
    if (word != kind.written) continue;
    CovarianceRequest request;
    request.kind = kind.kind;
    switch (kind.rest) {
      case Rest::nothing:
        if (has_rest) throw input_error(place, quoted(text) + " has something after " + kind.written, kind.written);
        break;
      case Rest::lag:
        if (has_rest) request.lag = read_lag(text, rest, place);
        break;
      default: read_variables(text, kind, rest, place, request);
    }
    return request;
  }
  throw unknown(text, word, place);
}

Convention parse_convention(std::string_view text, const Place& place) {
  std::vector<std::string> names;
  std::string listed;
  for (const Convention convention : conventions) {
    if (text == to_string(convention)) return convention;
    names.emplace_back(to_string(convention));
    listed += (listed.empty() ? "" : ", ") + names.back();
  }
  const std::string nearest = nearest_name(text, names);
  throw input_error(place, quoted(text) + " is no convention", "one of " + listed,
                    nearest.empty() ? "" : "did you mean " + nearest + "?");
}

const char* to_string(Convention convention) {
  switch (convention) {
    case Convention::plm: return "plm";
    case Convention::sandwich: return "sandwich";
    case Convention::stata: return "stata";
    case Convention::fixest: return "fixest";
    case Convention::clubsandwich: return "clubsandwich";
  }
  return "unknown";
}

std::string covariance_name(const CovarianceRequest& request) {
  std::string name;
  for (const KindName& kind : kinds) {
    if (kind.kind != request.kind) continue;
    name = kind.name;
    break;
  }
  for (std::size_t i = 0; i < request.clusters.size(); ++i) name += (i == 0 ? " by " : " and ") + request.clusters[i];
  if (request.lag) name += " with lag " + std::to_string(*request.lag);
  return name;
}

}  // namespace entente
