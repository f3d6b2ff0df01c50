#include <array>
#include <deque>
#include <ostream>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/diag/sink.h"
#include "lifeboat/driver/dump.h"
#include "lifeboat/driver/pipeline.h"
#include "lifeboat/output/write.h"

#include "cli/command.h"
#include "cli/compile_report.h"

namespace lifeboat::cli {

namespace {

constexpr std::array kOptions = {
    Option{.name = "output",
           .letter = 'o',
           .value = "DIR",
           .help = "where to write; the default is out/NAME, NAME being that\n"
                   "of the file. Of several files each gets DIR/NAME"},
    Option{.name = "check",
           .help = "write nothing; list what is not as the blueprint says\n"
                   "and exit with 3 if there is anything"},
    Option{.name = "force", .help = "overwrite files that were edited by hand"},
    Option{.name = "quiet", .letter = 'q', .help = "no summary; diagnostics only"},
    Option{.name = "stop-after",
           .value = "PHASE",
           .choices = driver::kPhaseNames,
           .help = "run up to yaml, blueprint, graph or emit; write nothing"},
    Option{.name = "dump", .help = "with --stop-after: print what that phase made"},
};

/// One blueprint of the command line.
struct Job {
  std::string path;
  std::string directory;
  driver::Results results;
};

/// `blueprints/shop.yaml` -> `shop`.
std::string Stem(const std::string& path) {
  const std::string name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.find_last_of('.');
  return dot == 0 ? name : name.substr(0, dot);
}

/// Where each file's output goes.
tl::expected<std::deque<Job>, UsageError> Plan(const Arguments& arguments) {
  std::deque<Job> jobs;
  std::set<std::string> stems;
  const auto output = arguments.Value("output");
  const bool several = arguments.operands.size() > 1;
  for (const std::string& path : arguments.operands) {
    const std::string stem = Stem(path);
    if ((several || !output) && (stem.empty() || stem == "." || stem == "..")) {
      return tl::unexpected(
          UsageError{"`" + path + "` gives the output no name", {"say where to write with `-o`"}});
    }
    if (!stems.insert(stem).second) {
      return tl::unexpected(
          UsageError{"two of the files would be written to `" + output.value_or("out") + "/" + stem + "`",
                     {"compile them one by one, each with its own `-o`"}});
    }
    const bool direct = output && !several;
    jobs.push_back({path, direct ? *output : output.value_or("out") + "/" + stem, {}});
  }
  return jobs;
}

std::optional<UsageError> FindFault(const Arguments& arguments) {
  if (arguments.Has("dump") && !arguments.Has("stop-after")) {
    return UsageError{"`--dump` needs a phase",
                      {"say which with `--stop-after`: yaml, blueprint, graph or emit"}};
  }
  for (const std::string_view other : {"output", "check", "force"}) {
    if (arguments.Has("stop-after") && arguments.Has(other)) {
      return UsageError{fmt::format("`--stop-after` writes nothing and goes without `--{}`", other), {}};
    }
  }
  if (arguments.Has("check") && arguments.Has("force")) {
    return UsageError{"`--check` writes nothing and goes without `--force`", {}};
  }
  return std::nullopt;
}

/// Runs every file; each is diagnosed, whatever the others are like. `with_last` compares what is to be
/// written with what the folder remembers of the last compile: afterwards it knows the old names no longer.
ExitCode RunPhases(std::deque<Job>& jobs, driver::Phase last, bool with_last, source::SourceMap& sources,
                   const Context& context) {
  std::vector<diag::Diagnostic> diagnostics;
  for (Job& job : jobs) {
    diag::CollectingSink sink;
    job.results = driver::Run(job.path, last, context.env.files, sources, sink);
    const auto manifest =
        with_last && job.results.tree ? output::ReadManifest(context.env.files, job.directory) : std::nullopt;
    if (manifest) {
      driver::ReportRenames(job.results, *manifest, sink);
    }
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  }
  return Report(diagnostics, sources, context);
}

ExitCode CannotWrite(const std::string& sentence, const Context& context) {
  return Report(diag::Kind::CannotWrite, {sentence, {}}, context);
}

ExitCode Check(const std::deque<Job>& jobs, const source::SourceMap& sources, bool quiet,
               const Context& context) {
  ExitCode code = ExitCode::Fine;
  for (const Job& job : jobs) {
    const auto changes =
        output::Compare(*job.results.tree, driver::LockManifest(job.results, sources, context.env.version),
                        context.env.files, job.directory);
    if (!changes) {
      return CannotWrite(changes.error(), context);
    }
    if (changes->Stale()) {
      code = ExitCode::Differences;
    }
    if (!quiet) {
      context.env.out << CheckReport(job.path, job.directory, *changes);
    }
  }
  return code;
}

/// With several files, looks at all before the first is written: all or nothing, as with errors.
ExitCode RefuseEdited(const std::deque<Job>& jobs, const source::SourceMap& sources, const Context& context) {
  for (const Job& job : jobs) {
    if (const auto recovered = output::Recover(context.env.files, job.directory); !recovered) {
      return CannotWrite(recovered.error(), context);
    }
    const auto changes =
        output::Compare(*job.results.tree, driver::LockManifest(job.results, sources, context.env.version),
                        context.env.files, job.directory);
    if (!changes) {
      return CannotWrite(changes.error(), context);
    }
    if (!changes->edited.empty()) {
      return ReportEdited(job.directory, *changes, context);
    }
  }
  return ExitCode::Fine;
}

ExitCode Write(std::deque<Job>& jobs, const source::SourceMap& sources, const Arguments& arguments,
               const Context& context) {
  const bool force = arguments.Has("force");
  if (jobs.size() > 1 && !force) {
    if (const ExitCode code = RefuseEdited(jobs, sources, context); code != ExitCode::Fine) {
      return code;
    }
  }
  for (Job& job : jobs) {
    const auto changes = output::Write(
        *job.results.tree, driver::LockManifest(job.results, sources, context.env.version), context.env.files,
        job.directory, force ? output::EditedFiles::Overwrite : output::EditedFiles::Keep);
    if (!changes) {
      return CannotWrite(changes.error(), context);
    }
    if (!force && !changes->edited.empty()) {
      return ReportEdited(job.directory, *changes, context);
    }
    if (!arguments.Has("quiet")) {
      context.env.out << WriteReport(job.path, job.directory, job.results, *changes);
    }
  }
  return ExitCode::Fine;
}

ExitCode StopAfter(const std::deque<Job>& jobs, driver::Phase last, const source::SourceMap& sources,
                   const Arguments& arguments, const Context& context) {
  for (const Job& job : jobs) {
    if (arguments.Has("dump")) {
      if (jobs.size() > 1) {
        context.env.out << "==> " << job.path << " <==\n";
      }
      context.env.out << driver::Dump(job.results, last, sources);
    } else if (!arguments.Has("quiet")) {
      context.env.out << job.path << ": no errors up to phase " << driver::NameOf(last) << "\n";
    }
  }
  return ExitCode::Fine;
}

ExitCode Run(const Arguments& arguments, Context& context) {
  if (const auto fault = FindFault(arguments)) {
    return Report(*fault, context);
  }
  auto jobs = Plan(arguments);
  if (!jobs) {
    return Report(jobs.error(), context);
  }
  const auto stop_after = arguments.Value("stop-after");
  const driver::Phase last = stop_after ? driver::PhaseOf(*stop_after) : driver::Phase::Emit;
  source::SourceMap sources;
  if (const ExitCode code = RunPhases(*jobs, last, !stop_after, sources, context); code != ExitCode::Fine) {
    return code;
  }
  if (stop_after) {
    return StopAfter(*jobs, last, sources, arguments, context);
  }
  if (arguments.Has("check")) {
    return Check(*jobs, sources, arguments.Has("quiet"), context);
  }
  return Write(*jobs, sources, arguments, context);
}

}  // namespace

extern const Command kCompileCommand;
const Command kCompileCommand{
    .name = "compile",
    .operands = "FILE...",
    .least_operands = 1,
    .most_operands = static_cast<std::size_t>(-1),
    .summary = "turn blueprints into Terraform",
    .description =
        "Compiles blueprints into folders of Terraform JSON. Every file is checked, and all\n"
        "mistakes are shown in one run; if any has errors, nothing is written.\n"
        "\n"
        "In its folder Lifeboat touches its own files only. Those that did not change are left\n"
        "alone; those that it wrote before and no longer needs are removed; those that somebody\n"
        "edited stop it before the first byte. Interrupted, the folder holds the old files or\n"
        "the new ones; within the switch itself, Terraform refuses it until the next compile.",
    .options = kOptions,
    .examples =
        "  lifeboat compile blueprints/flask-blog.yaml -o out/flask-blog\n"
        "      write one blueprint's Terraform to that folder\n"
        "  lifeboat compile blueprints/*.yaml -o out\n"
        "      write each to its own: out/flask-blog, out/minimal, out/shop\n"
        "  lifeboat compile blueprints/flask-blog.yaml -o out/flask-blog --check\n"
        "      in CI: is what is committed what the blueprint says?\n"
        "  lifeboat compile blueprints/shop.yaml --stop-after graph --dump\n"
        "      look at the resources behind a blueprint",
    .run = Run,
};

}  // namespace lifeboat::cli
