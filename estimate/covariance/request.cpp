#include "estimate/covariance/request.hpp"

namespace entente {
namespace {

const char* kind_name(CovarianceKind kind) {
  switch (kind) {
    case CovarianceKind::model: return "iid";
    case CovarianceKind::hc0: return "HC0";
    case CovarianceKind::hc1: return "HC1";
    case CovarianceKind::hc2: return "HC2";
    case CovarianceKind::hc3: return "HC3";
    case CovarianceKind::cr0: return "CR0";
    case CovarianceKind::cr1: return "CR1";
    case CovarianceKind::cr2: return "CR2";
    case CovarianceKind::cr3: return "CR3";
    case CovarianceKind::two_way: return "two-way";
    case CovarianceKind::driscoll_kraay: return "Driscoll-Kraay";
    case CovarianceKind::wild: return "wild bootstrap";
    case CovarianceKind::pairs: return "pairs bootstrap";
  }
  return "unknown";
}

}  // namespace

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
  std::string name = kind_name(request.kind);
  for (std::size_t c = 0; c < request.clusters.size(); ++c) name += (c == 0 ? " by " : " and ") + request.clusters[c];
  return name;
}

}  // namespace entente
