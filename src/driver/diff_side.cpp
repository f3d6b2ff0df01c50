#include "lifeboat/driver/diff_side.h"

#include <future>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/driver/pipeline.h"
#include "lifeboat/output/manifest.h"

#include "driver/git.h"
#include "driver/recovery_figures.h"

namespace lifeboat::driver {

namespace {

using diff::Side;
using terraform::Files;

// Whoever could not read it already says which file.
constexpr diag::Def<std::string> kCannotRead{diag::Kind::CannotRead, "{}"};

/// Deeper folders are no part of what Lifeboat writes; a link that leads back up ends somewhere.
constexpr int kDeepest = 8;

class Loader {
 public:
  Loader(const std::string& spec, const Env& env, source::SourceMap& sources, diag::Sink& sink,
         std::shared_ptr<terraform::Documents> documents)
      : spec_(spec), env_(env), sources_(sources), sink_(sink), documents_(std::move(documents)) {}

  std::optional<Side> Load() {
    switch (env_.files.KindOf(spec_)) {
      case FileSystem::Kind::Directory: {
        Files files;
        return ReadFolder(spec_, "", 0, files) ? FromTree(std::move(files)) : std::nullopt;
      }
      case FileSystem::Kind::Missing:
        if (spec_.find(':') != std::string::npos) {
          return FromGit();
        }
        [[fallthrough]];
      case FileSystem::Kind::File:
      case FileSystem::Kind::Other:
        return FromBlueprint(Run(spec_, Phase::Emit, env_.files, sources_, sink_));
    }
    return std::nullopt;
  }

 private:
  std::optional<Side> FromGit() {
    auto object = ReadGit(spec_, env_.run);
    if (!object) {
      return Fail(object.error());
    }
    if (auto* text = std::get_if<std::string>(&*object)) {
      return FromBlueprint(Run(spec_, std::move(*text), Phase::Emit, sources_, sink_));
    }
    return FromTree(std::get<Files>(*std::move(object)));
  }

  std::optional<Side> FromBlueprint(Results results) {
    if (sink_.HasErrors() || !results.tree) {
      return std::nullopt;
    }
    return Make(Configure(results.tree->files()), LockManifest(results, sources_, env_.version));
  }

  /// The manifest of a large tree takes as long to read as half of its configuration: both at a time.
  std::optional<Side> FromTree(Files files) {
    const auto lock = files.find(std::string(output::kManifestName));
    std::future<std::optional<output::Manifest>> reading;
    if (lock != files.end()) {
      reading = std::async(std::launch::async, [text = lock->second] { return output::FromJson(text); });
    }
    auto configuration = Configure(std::move(files));
    output::Manifest manifest;
    if (reading.valid()) {
      auto read = reading.get();
      if (!read) {
        return Fail(fmt::format("`{}` in `{}` is not what Lifeboat writes", output::kManifestName, spec_));
      }
      manifest = *std::move(read);
    }
    return Make(std::move(configuration), std::move(manifest));
  }

  [[nodiscard]] tl::expected<terraform::Configuration, std::string> Configure(Files files) const {
    return terraform::Configuration::Read(std::move(files), documents_);
  }

  std::optional<Side> Make(tl::expected<terraform::Configuration, std::string> configuration,
                           output::Manifest manifest) {
    if (!configuration) {
      return Fail(fmt::format("cannot read `{}` as Terraform: {}", spec_, configuration.error()));
    }
    std::optional<diff::Recovery> recovery;
    if (manifest.recovery) {
      recovery = ForDiff(*manifest.recovery);
    }
    return Side{spec_, *std::move(configuration), std::move(manifest.resources), std::move(recovery)};
  }

  /// What Terraform keeps there begins with a dot.
  bool ReadFolder(const std::string& folder, const std::string& prefix, int depth, Files& files) {
    const auto names = env_.files.List(folder);
    if (!names) {
      Fail(names.error());
      return false;
    }
    for (const std::string& name : *names) {
      const std::string path = folder + "/" + name;
      if (name.starts_with('.') || name.starts_with("terraform.tfstate")) {
        continue;
      }
      const FileSystem::Kind kind = env_.files.KindOf(path);
      if (kind == FileSystem::Kind::Directory) {
        if (depth < kDeepest && !ReadFolder(path, prefix + name + "/", depth + 1, files)) {
          return false;
        }
      } else if (kind == FileSystem::Kind::File) {
        auto bytes = env_.files.Read(path);
        if (!bytes) {
          Fail(bytes.error());
          return false;
        }
        files.emplace(prefix + name, *std::move(bytes));
      }
    }
    return true;
  }

  std::nullopt_t Fail(const std::string& sentence) {
    diag::BuildNowhere(sink_, kCannotRead, sentence).Report();
    return std::nullopt;
  }

  const std::string& spec_;
  const Env& env_;
  source::SourceMap& sources_;
  diag::Sink& sink_;
  std::shared_ptr<terraform::Documents> documents_;
};

}  // namespace

std::optional<Side> LoadSide(const std::string& spec, const Env& env, source::SourceMap& sources,
                             diag::Sink& sink, std::shared_ptr<terraform::Documents> documents) {
  return Loader(spec, env, sources, sink, std::move(documents)).Load();
}

}  // namespace lifeboat::driver
