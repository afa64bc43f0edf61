#include "results/ensemble_file/netcdf_input.hpp"

#include "results/ensemble_file/netcdf.hpp"
#include "sim/core/error.hpp"

#include <array>
#include <netcdf.h>

namespace entente {
namespace {

// Longer texts are none of ours.
constexpr std::size_t longest_text = std::size_t{1} << 20;

}  // namespace

NetcdfInput::NetcdfInput(const std::filesystem::path& path) : name_(path.string()) {
  await_netcdf_faults();
  const int status = nc_open(path.c_str(), NC_NOWRITE, &id_);
  if (status == NC_NOERR) return;
  // Above 0 it is the system's own number.
  if (status > 0) throw input_error({.file = name_}, std::string("cannot be read: ") + nc_strerror(status));
  throw input_error({.file = name_}, "is no NetCDF file, or only a part of one", "an ensemble.nc that a run wrote",
                    "entente verify says whether a run's folder is whole; else run the scenario again");
}

NetcdfInput::~NetcdfInput() {
  await_netcdf_faults();
  nc_close(id_);
}

std::optional<std::size_t> NetcdfInput::dimension(const std::string& name) const {
  int id = -1;
  std::size_t length = 0;
  await_netcdf_faults();
  if (nc_inq_dimid(id_, name.c_str(), &id) != NC_NOERR) return std::nullopt;
  check(nc_inq_dimlen(id_, id, &length), "its dimension " + name);
  return length;
}

bool NetcdfInput::has(const std::string& variable) const {
  int id = -1;
  await_netcdf_faults();
  return nc_inq_varid(id_, variable.c_str(), &id) == NC_NOERR;
}

std::vector<std::string> NetcdfInput::dimensions_of(const std::string& variable) const {
  std::array<int, NC_MAX_VAR_DIMS> ids{};
  int count = 0;
  check(nc_inq_var(id_, id_of(variable), nullptr, nullptr, &count, ids.data(), nullptr), "its variable " + variable);
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    std::array<char, NC_MAX_NAME + 1> name{};
    check(nc_inq_dimname(id_, ids[static_cast<std::size_t>(i)], name.data()), "a dimension of " + variable);
    names.emplace_back(name.data());
  }
  return names;
}

std::optional<std::string> NetcdfInput::text(const std::string& attribute) const {
  nc_type type = NC_NAT;
  std::size_t length = 0;
  await_netcdf_faults();
  if (nc_inq_att(id_, NC_GLOBAL, attribute.c_str(), &type, &length) != NC_NOERR || type != NC_CHAR ||
      length > longest_text) {
    return std::nullopt;
  }
  std::string text(length, '\0');
  check(nc_get_att_text(id_, NC_GLOBAL, attribute.c_str(), text.data()), "its attribute " + attribute);
  return text;
}

std::optional<double> NetcdfInput::number(const std::string& attribute) const {
  nc_type type = NC_NAT;
  std::size_t length = 0;
  await_netcdf_faults();
  if (nc_inq_att(id_, NC_GLOBAL, attribute.c_str(), &type, &length) != NC_NOERR || type != NC_DOUBLE || length != 1) {
    return std::nullopt;
  }
  double number = 0;
  check(nc_get_att_double(id_, NC_GLOBAL, attribute.c_str(), &number), "its attribute " + attribute);
  return number;
}

void NetcdfInput::read(const std::string& variable, const std::vector<std::size_t>& start,
                       const std::vector<std::size_t>& count, double* values) const {
  check(nc_get_vara_double(id_, id_of(variable), start.data(), count.data(), values), "its variable " + variable);
}

void NetcdfInput::read(const std::string& variable, const std::vector<std::size_t>& start,
                       const std::vector<std::size_t>& count, std::int32_t* values) const {
  check(nc_get_vara_int(id_, id_of(variable), start.data(), count.data(), values), "its variable " + variable);
}

void NetcdfInput::read(const std::string& variable, const std::vector<std::size_t>& start,
                       const std::vector<std::size_t>& count, std::uint8_t* values) const {
  check(nc_get_vara_ubyte(id_, id_of(variable), start.data(), count.data(), values), "its variable " + variable);
}

std::vector<std::int32_t> NetcdfInput::whole_numbers(const std::string& variable) const {
  std::vector<std::int32_t> numbers(length_of(variable));
  read(variable, {0}, {numbers.size()}, numbers.data());
  return numbers;
}

int NetcdfInput::id_of(const std::string& variable) const {
  int id = -1;
  await_netcdf_faults();
  if (nc_inq_varid(id_, variable.c_str(), &id) != NC_NOERR) {
    throw input_error({.file = name_}, "has no variable " + variable);
  }
  return id;
}

std::size_t NetcdfInput::length_of(const std::string& variable) const {
  const std::vector<std::string> dimensions = dimensions_of(variable);
  const std::optional<std::size_t> length =
      dimensions.size() == 1 ? dimension(dimensions.front()) : std::optional<std::size_t>();
  if (!length || *length > longest_text) {
    throw input_error({.file = name_}, "its variable " + variable + " is no list of one dimension");
  }
  return *length;
}

void NetcdfInput::check(int status, const std::string& what) const {
  if (status == NC_NOERR) return;
  throw input_error({.file = name_}, what + " cannot be read: " + nc_strerror(status), {},
                    "the file was altered or cut off; entente verify says whether a run's folder is whole");
}

}  // namespace entente
