#include "driver/front.h"

#include <utility>

#include "lifeboat/blueprint/read.h"
#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::driver {

namespace {

// The file system's sentence already names the file.
constexpr diag::Def<std::string> kCannotRead{diag::Kind::CannotRead, "{}"};

}  // namespace

Front ReadFront(const std::string& path, bool decode, FileSystem& files, source::SourceMap& sources,
                diag::Sink& sink) {
  FileSystem::Result<std::string> text = files.Read(path);
  if (!text) {
    diag::BuildNowhere(sink, kCannotRead, text.error()).Report();
    return {};
  }
  return ReadFront(path, *std::move(text), decode, sources, sink);
}

Front ReadFront(const std::string& path, std::string text, bool decode, source::SourceMap& sources,
                diag::Sink& sink) {
  Front front;
  front.file = sources.Add(path, std::move(text));
  front.document = yaml::Parse(sources[*front.file], *front.file, sink);
  const bool well_formed = front.document && !sink.HasErrors();
  if (front.document && decode) {
    front.blueprint = blueprint::Read(*front.document, sink);
  }
  if (!well_formed) {
    front.document.reset();
    front.blueprint.reset();
  }
  return front;
}

}  // namespace lifeboat::driver
