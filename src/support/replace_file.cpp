#include "lifeboat/support/replace_file.h"

namespace lifeboat {

FileSystem::Result<void> ReplaceFile(FileSystem& files, const std::string& path, std::string_view bytes) {
  const FileSystem::Kind kind = files.KindOf(path);
  if (kind == FileSystem::Kind::Directory || kind == FileSystem::Kind::Other) {
    return tl::unexpected("cannot write " + path + ": it is no ordinary file");
  }
  const std::string draft = path + ".lifeboat-draft";
  FileSystem::Result<void> done = files.Write(draft, bytes);
  if (done && kind == FileSystem::Kind::File) {
    done = files.CopyMode(path, draft);
  }
  if (done) {
    done = files.Sync(draft);
  }
  if (done) {
    done = files.Rename(draft, path);
  }
  if (!done) {
    static_cast<void>(files.Remove(draft));
  }
  return done;
}

}  // namespace lifeboat
