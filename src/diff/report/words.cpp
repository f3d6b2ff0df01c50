#include "diff/report/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lifeboat::diff {

std::string Counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string_view SignOf(const Change& change) {
  switch (change.action) {
    case Action::Nothing:
      return change.former ? "→" : "~";
    case Action::Create:
      return "+";
    case Action::Update:
      return "~";
    case Action::Replace:
      return "-/+";
    case Action::Destroy:
      return "-";
    case Action::Forget:
      return "x";
  }
  return {};
}

std::string_view VerbOf(Action action) {
  switch (action) {
    case Action::Create:
      return "is created";
    case Action::Replace:
      return "is replaced";
    case Action::Destroy:
      return "is destroyed";
    case Action::Forget:
      return "is forgotten";
    case Action::Nothing:
    case Action::Update:
      break;
  }
  return "changes";
}

bool IsDangerous(const Change& change) {
  return change.risk >= Risk::Disruptive || change.HarmsRecovery() ||
         std::ranges::any_of(change.notes, [](const Note& note) { return note.kind == Note::Kind::Refusal; });
}

std::string PlaceText(const Change& change) {
  if (!change.place) {
    return {};
  }
  return change.place->line == 0 ? change.place->file
                                 : fmt::format("{}:{}", change.place->file, change.place->line);
}

std::string PathOf(const Place& place, std::string_view before, std::string_view after) {
  for (std::string_view side : {after, before}) {
    // REV:path, of which the revision may hold no colon.
    for (std::string_view path : {side.substr(side.find(':') + 1), side}) {
      while (path.starts_with("./")) {
        path.remove_prefix(2);
      }
      if (path == place.file || path.ends_with("/" + place.file)) {
        return std::string(path);
      }
    }
  }
  return place.file;
}

Actions ActionsOf(const std::vector<Change>& changes) {
  Actions actions;
  for (const Change& change : changes) {
    actions.emplace(change.address, change.action);
  }
  return actions;
}

std::string ChainText(const Change& change, const Actions& actions) {
  if (change.chain.empty()) {
    return {};
  }
  const auto cause = actions.find(change.chain.front());
  std::string text = fmt::format("because {} {}", change.chain.front(),
                                 VerbOf(cause == actions.end() ? Action::Update : cause->second));
  if (change.chain.size() > 1) {
    text += fmt::format(": {}", fmt::join(change.chain, " → "));
  }
  return text;
}

std::string MoveText(const Change& change) {
  return change.former && change.action != Action::Nothing ? "moved from " + *change.former : "";
}

std::string_view InnerPath(std::string_view path) { return path.substr(path.find('!') + 1); }

std::string_view HunksTextOf(const FileChange& file) {
  std::string_view text = file.diff;
  for (const std::string_view head : {"--- ", "+++ "}) {
    if (text.starts_with(head)) {
      text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
  }
  return text;
}

std::vector<std::string_view> HunksOf(const FileChange& file) {
  std::vector<std::string_view> lines;
  std::string_view rest = HunksTextOf(file);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace lifeboat::diff
