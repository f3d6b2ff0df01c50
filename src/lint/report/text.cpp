#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/core.h>

#include "lifeboat/diag/render.h"

#include "lint/report/formats.h"
#include "lint/report/group.h"
#include "lint/report/place.h"
#include "lint/report/said.h"
#include "lint/report/summary.h"

namespace lifeboat::lint {

namespace {

/// Places of a group that are listed at most: a fleet has hundreds, and nobody reads them here.
constexpr std::size_t kMostPlaces = 20;

/// `blog.yaml:20:15`, and the message where it is not that of the first.
std::string AlsoText(const diag::Diagnostic& other, const diag::Diagnostic& first,
                     const source::SourceMap& sources) {
  const std::string place = PlaceText(other, sources);
  return "at " + (other.message == first.message ? place : place + ": " + other.message);
}

std::vector<diag::Addition> AdditionsOf(const Group& group, const source::SourceMap& sources) {
  std::vector<diag::Addition> additions;
  if (group.first->fix) {
    additions.push_back(
        {"fix", FixText(*group.first->fix) + (group.others.empty() ? "" : ", likewise the others")});
  }
  const std::size_t shown = std::min(group.others.size(), kMostPlaces);
  for (std::size_t i = 0; i < shown; ++i) {
    additions.push_back({"also", AlsoText(*group.others[i], *group.first, sources)});
  }
  if (shown < group.others.size()) {
    additions.push_back(
        {"also", fmt::format("{} more: `--format short` lists all", group.others.size() - shown)});
  }
  return additions;
}

}  // namespace

std::string RenderText(const Results& results, const source::SourceMap& sources,
                       const TerminalCapabilities& terminal) {
  std::string out;
  for (const Group& group : GroupAlike(AllSaid(results))) {
    out += diag::RenderBlock(*group.first, AdditionsOf(group, sources), sources, terminal);
    out += '\n';
  }
  return out + SummaryText(results);
}

}  // namespace lifeboat::lint
