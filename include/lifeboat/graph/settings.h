#pragma once

#include <map>
#include <optional>
#include <string>

namespace lifeboat::graph {

/// State in S3, locked by S3 itself; without it state is a local file.
struct S3Backend {
  std::string bucket;
  std::string key;
  std::string region;
};

/// What the root module needs that is no resource.
struct Settings {
  std::string application;                ///< the blueprint's name
  std::string primary_region;
  std::string dr_region;
  std::optional<std::string> account;     ///< the only account that the providers may touch
  std::map<std::string, std::string> tags;  ///< default tags of both providers
  std::optional<S3Backend> backend;
  bool away = false;                      ///< posture: the DR region serves, or did until the failback under way
  bool failing_back = false;              ///< posture: the controller rebuilds the databases of both regions
};

}  // namespace lifeboat::graph
