#pragma once

#include <string>

namespace entente {

/// Why nothing may be fetched from an address, or "" when it may. Data come by https; by http only from this machine
/// itself (127.x.x.x, ::1, localhost), which is what a user means who names such a mirror. No user names or passwords,
/// which would show in messages and lists of processes.
std::string objection_to(const std::string& address);

/// The same of an address that a server sends us on to: never from https to http, never from another machine to this.
std::string objection_to_redirect(const std::string& from, const std::string& to);

/// "api.worldbank.org", "127.0.0.1:8000"; "" of what is no address.
std::string host_of(const std::string& address);

}  // namespace entente
