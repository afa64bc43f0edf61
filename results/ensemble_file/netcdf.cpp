#include "results/ensemble_file/netcdf.hpp"

#include "results/run_folder/posix.hpp"
#include "sim/core/error.hpp"

#include <algorithm>
#include <cerrno>
#include <hdf5.h>
#include <limits>
#include <netcdf.h>

namespace entente {
namespace {

static_assert(NetcdfFile::whole_file.id == NC_GLOBAL);

// Enough against the zeros of states that do not take part, and values that come again from year to year; higher levels
// take longer and gain little. Bytes are not shuffled: that would take these repetitions apart, and made files a
// quarter larger and runs a quarter slower.
constexpr int deflate_level = 1;

nc_type external_type(NetcdfFile::Type type) {
  switch (type) {
    case NetcdfFile::Type::float64: return NC_DOUBLE;
    case NetcdfFile::Type::int32: return NC_INT;
    case NetcdfFile::Type::uint8: return NC_UBYTE;
    case NetcdfFile::Type::text: return NC_STRING;
  }
  return NC_NAT;
}

// HDF5 hides why a write failed; what the system said last is the likely reason when it is one of these.
bool is_disk_fault(int fault) {
  return fault == ENOSPC || fault == EDQUOT || fault == EFBIG || fault == EIO || fault == EROFS || fault == EACCES;
}

// After a failed write HDF5 keeps files open, and its exit handler, which wants to flush them, ends the process by a
// signal. It must be told before it starts up.
void forbid_exit_handler() { [[maybe_unused]] static const herr_t told = H5dont_atexit(); }

}  // namespace

// HDF5 would print for its first thread only what NetCDF has it print.
void await_netcdf_faults() {
  forbid_exit_handler();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  errno = 0;
}

NetcdfFile::NetcdfFile(const std::filesystem::path& path) : name_(path.filename().string()) {
  await_netcdf_faults();
  check(nc_create(path.c_str(), NC_NETCDF4 | NC_NOCLOBBER, &id_));
  open_ = true;
}

NetcdfFile::~NetcdfFile() {
  if (!open_) return;
  await_netcdf_faults();
  nc_close(id_);  // somebody else's error is on its way already
}

NetcdfFile::Dimension NetcdfFile::dimension(const std::string& name, std::size_t length) {
  Dimension dimension{};
  check(nc_def_dim(id_, name.c_str(), length, &dimension.id));
  return dimension;
}

NetcdfFile::Variable NetcdfFile::variable(const std::string& name, Type type,
                                          const std::vector<Dimension>& dimensions) {
  std::vector<int> ids;
  for (const Dimension dimension : dimensions) ids.push_back(dimension.id);
  Variable variable{};
  check(nc_def_var(id_, name.c_str(), external_type(type), static_cast<int>(ids.size()), ids.data(), &variable.id));
  return variable;
}

void NetcdfFile::compress(Variable variable, const std::vector<std::size_t>& chunk, std::size_t chunk_bytes) {
  check(nc_def_var_chunking(id_, variable.id, NC_CHUNKED, chunk.data()));
  check(nc_def_var_deflate(id_, variable.id, 0, 1, deflate_level));
  // Chunks are written whole and once: keeping more than one would only cost memory.
  check(nc_set_var_chunk_cache(id_, variable.id, chunk_bytes, 1, 1.0F));
}

void NetcdfFile::attribute(Variable owner, const std::string& name, const std::string& value) {
  await_netcdf_faults();
  check(nc_put_att_text(id_, owner.id, name.c_str(), value.size(), value.data()));
}

void NetcdfFile::attribute(Variable owner, const std::string& name, double value) {
  await_netcdf_faults();
  check(nc_put_att_double(id_, owner.id, name.c_str(), NC_DOUBLE, 1, &value));
}

void NetcdfFile::flag_meanings(Variable variable, const std::string& meanings) {
  const std::uint8_t values[] = {0, 1};
  check(nc_put_att_ubyte(id_, variable.id, "flag_values", NC_UBYTE, 2, values));
  attribute(variable, "flag_meanings", meanings);
}

void NetcdfFile::missing_is_nan(Variable variable) {
  attribute(variable, "_FillValue", std::numeric_limits<double>::quiet_NaN());
}

void NetcdfFile::end_definitions() {
  await_netcdf_faults();
  check(nc_enddef(id_));
}

void NetcdfFile::put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
                     const double* values) {
  await_netcdf_faults();
  check(nc_put_vara_double(id_, variable.id, start.data(), count.data(), values));
}

void NetcdfFile::put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
                     const std::int32_t* values) {
  static_assert(sizeof(int) == sizeof(std::int32_t));
  await_netcdf_faults();
  check(nc_put_vara_int(id_, variable.id, start.data(), count.data(), values));
}

void NetcdfFile::put(Variable variable, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count,
                     const std::uint8_t* values) {
  await_netcdf_faults();
  check(nc_put_vara_ubyte(id_, variable.id, start.data(), count.data(), values));
}

void NetcdfFile::put(Variable variable, const std::vector<std::string>& values) {
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  await_netcdf_faults();
  check(nc_put_var_string(id_, variable.id, pointers.data()));
}

void NetcdfFile::close() {
  open_ = false;
  await_netcdf_faults();
  check(nc_close(id_));
}

void NetcdfFile::check(int status) {
  const int fault = errno;
  if (status == NC_NOERR) return;
  // Above 0 it would be the system's own number, but for "permission denied", which is NetCDF's guess at why a file
  // cannot be created.
  const int system = is_disk_fault(fault) || (status > 0 && fault != 0) ? fault : std::max(status, 0);
  throw work_error(name_ + ": cannot be written: " + (system != 0 ? posix::reason(system) : nc_strerror(status)));
}

}  // namespace entente
