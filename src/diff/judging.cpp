#include "diff/judging.h"

#include <algorithm>

#include "lifeboat/support/zip.h"

namespace lifeboat::diff {

namespace {

using terraform::Arena;
using terraform::Block;
using terraform::Configuration;
using terraform::Resolver;
using terraform::Value;

/// The `config.json` in the archive of the failover controller.
Value ConfigOf(Resolver& resolver, Arena& arena) {
  const Configuration& configuration = resolver.configuration();
  for (const Block& block : configuration.blocks()) {
    if (block.type != "aws_lambda_function" || block.name != "failover_handler") {
      continue;
    }
    for (const std::string& path : resolver.Resolve(block.module, block.body.TextAt("filename")).files) {
      const auto archive = configuration.files().find(path);
      const auto files =
          archive == configuration.files().end() ? tl::unexpected(std::string()) : Unzip(archive->second);
      if (!files) {
        continue;
      }
      const auto config = std::ranges::find(*files, kController, &ZippedFile::path);
      if (config != files->end()) {
        return terraform::ParseJson(arena.Keep(config->bytes), arena).value_or(Value());
      }
    }
  }
  return {};
}

void Replace(std::string& text, std::string_view place, const std::string& by) {
  if (const std::size_t at = text.find(place); at != std::string::npos) {
    text.replace(at, place.size(), by);
  }
}

}  // namespace

Judging::Judging(const Scene& the_scene, ChangeMap& the_changes, std::vector<Change>& the_settings)
    : scene(the_scene),
      changes(the_changes),
      settings(the_settings),
      roles(the_scene),
      before(the_scene.before.configuration()),
      after(the_scene.after.configuration()),
      old_config_(ConfigOf(before, arena_)),
      new_config_(ConfigOf(after, arena_)) {}

const Block* Judging::Before(const Change& change) const {
  return before.configuration().Find(change.former.value_or(change.address));
}

const Block* Judging::After(const Change& change) const { return after.configuration().Find(change.address); }

void AddHarm(Change& change, const Harm& harm, const Words& words) {
  std::string text(harm.sentence);
  Replace(text, "{before}", words.before);
  Replace(text, "{after}", words.after);
  Replace(text, "{what}", words.what);
  const bool known = std::ranges::any_of(
      change.notes, [&](const Note& note) { return note.kind == Note::Kind::Recovery && note.text == text; });
  if (!known) {
    change.notes.push_back({Note::Kind::Recovery, std::move(text)});
  }
}

}  // namespace lifeboat::diff
