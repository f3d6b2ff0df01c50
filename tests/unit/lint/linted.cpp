#include "linted.h"

#include <fstream>
#include <iterator>
#include <set>

#include <yaml-cpp/yaml.h>

#include "lifeboat/driver/lint.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::test {

namespace {

YAML::Node MergeNodes(const YAML::Node& base, const YAML::Node& part) {
  if (!base.IsMap() || !part.IsMap()) {
    return part;
  }
  YAML::Node merged = YAML::Clone(base);
  for (const auto& entry : part) {
    const auto key = entry.first.as<std::string>();
    if (entry.second.IsNull()) {
      merged.remove(key);
    } else {
      merged[key] = base[key] ? MergeNodes(base[key], entry.second) : entry.second;
    }
  }
  return merged;
}

/// As flow YAML: an emitter of the library would lose the quotes that make `"8.4"` text.
void Print(const YAML::Node& node, std::string& out) {
  if (node.IsMap()) {
    out += "{ ";
    for (const auto& entry : node) {
      Print(entry.first, out);
      out += ": ";
      Print(entry.second, out);
      out += ",\n";
    }
    out += "}";
  } else if (node.IsSequence()) {
    out += "[ ";
    for (const YAML::Node& item : node) {
      Print(item, out);
      out += ", ";
    }
    out += "]";
  } else if (const bool quoted =
                 node.Tag() == "!" || node.Scalar().find_first_of(",?*[]{}#") != std::string::npos;
             quoted) {
    out += '"';
    for (const char c : node.Scalar()) {
      out += c == '"' || c == '\\' ? "\\" : "";
      out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    out += '"';
  } else {
    out += node.Scalar();
  }
}

}  // namespace

std::vector<std::string> Linted::Names() const {
  std::set<std::string> names;
  for (const lint::Finding& finding : report.findings) {
    names.emplace(diag::Info(finding.diagnostic.kind).name);
  }
  return {names.begin(), names.end()};
}

Linted LintText(const std::string& text, const lint::Selection& selection, std::chrono::sys_days today) {
  MemoryFileSystem disk;
  disk.AddFile("in.yaml", text);
  Linted linted;
  diag::CollectingSink sink;
  linted.report = driver::Lint("in.yaml", selection, today, disk, linted.sources, sink);
  linted.errors = sink.Take();
  return linted;
}

std::string Merge(const std::string& base, const std::string& part) {
  std::string out;
  Print(MergeNodes(YAML::Load(base), YAML::Load(part)), out);
  return out + "\n";
}

std::string CleanBlueprint() {
  std::ifstream file(LIFEBOAT_SOURCE_DIR "/tests/unit/lint/clean.yaml");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace lifeboat::test
