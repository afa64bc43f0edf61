# The C library of NetCDF, and HDF5's below it, as NetCDF::NetCDF. Neither project's own CMake files are of use here:
# Debian's of NetCDF asks for libraries that it does not install, CMake's of HDF5 for a C compiler.
find_path(NETCDF_INCLUDE_DIR netcdf.h)
find_library(NETCDF_LIBRARY netcdf)
find_path(NETCDF_HDF5_INCLUDE_DIR hdf5.h PATH_SUFFIXES hdf5/serial)
find_library(NETCDF_HDF5_LIBRARY NAMES hdf5_serial hdf5)
mark_as_advanced(NETCDF_INCLUDE_DIR NETCDF_LIBRARY NETCDF_HDF5_INCLUDE_DIR NETCDF_HDF5_LIBRARY)

if(NETCDF_INCLUDE_DIR AND EXISTS "${NETCDF_INCLUDE_DIR}/netcdf_meta.h")
  file(STRINGS "${NETCDF_INCLUDE_DIR}/netcdf_meta.h" version_lines REGEX "define NC_VERSION_(MAJOR|MINOR|PATCH) ")
  string(REGEX MATCHALL "[0-9]+" NetCDF_VERSION "${version_lines}")
  list(JOIN NetCDF_VERSION "." NetCDF_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(NetCDF
  REQUIRED_VARS NETCDF_LIBRARY NETCDF_INCLUDE_DIR NETCDF_HDF5_LIBRARY NETCDF_HDF5_INCLUDE_DIR
  VERSION_VAR NetCDF_VERSION)

if(NetCDF_FOUND AND NOT TARGET NetCDF::NetCDF)
  add_library(NetCDF::NetCDF UNKNOWN IMPORTED)
  set_target_properties(NetCDF::NetCDF PROPERTIES
    IMPORTED_LOCATION "${NETCDF_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${NETCDF_INCLUDE_DIR};${NETCDF_HDF5_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${NETCDF_HDF5_LIBRARY}")
endif()
