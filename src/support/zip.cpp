#include "lifeboat/support/zip.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include "lifeboat/support/check.h"

namespace lifeboat {

namespace {

constexpr int kUnix = 3;  // "version made by": external attributes are a Unix mode
constexpr int kVersion = (kUnix << 8) | 20;
constexpr unsigned long kDosDate1980 = (1U << 21) | (1U << 16);
constexpr unsigned long kRegularFile0644 = 0100644;
constexpr unsigned long kNamesAreUtf8 = 1U << 11;
constexpr int kStored = 0;

/// A file in memory, as minizip's calls want one.
struct MemoryFile {
  std::string bytes;
  std::size_t position = 0;
};

MemoryFile& File(void* stream) { return *static_cast<MemoryFile*>(stream); }

void* Open(void* file, const void* /*name*/, int /*mode*/) { return file; }

unsigned long Read(void* /*opaque*/, void* stream, void* buffer, unsigned long size) {
  MemoryFile& file = File(stream);
  const std::size_t count = file.bytes.copy(static_cast<char*>(buffer), size, file.position);
  file.position += count;
  return count;
}

unsigned long Write(void* /*opaque*/, void* stream, const void* buffer, unsigned long size) {
  MemoryFile& file = File(stream);
  const std::size_t overwritten = std::min<std::size_t>(size, file.bytes.size() - file.position);
  file.bytes.replace(file.position, overwritten, static_cast<const char*>(buffer), size);
  file.position += size;
  return size;
}

ZPOS64_T Tell(void* /*opaque*/, void* stream) { return File(stream).position; }

long Seek(void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) {
  MemoryFile& file = File(stream);
  std::size_t from = 0;
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) {
    from = file.position;
  } else if (origin == ZLIB_FILEFUNC_SEEK_END) {
    from = file.bytes.size();
  }
  if (offset > file.bytes.size() - from) {
    return -1;
  }
  file.position = from + offset;
  return 0;
}

int Close(void* /*opaque*/, void* /*stream*/) { return 0; }
int Error(void* /*opaque*/, void* /*stream*/) { return 0; }

zlib_filefunc64_def Calls(MemoryFile& file) { return {Open, Read, Write, Tell, Seek, Close, Error, &file}; }

void Add(zipFile archive, const std::string& path, std::string_view bytes) {
  zip_fileinfo info{};
  info.dosDate = kDosDate1980;
  info.external_fa = kRegularFile0644 << 16;
  int status = zipOpenNewFileInZip4_64(archive, path.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, kStored,
                                       0, 0, 0, 0, 0, nullptr, 0, kVersion, kNamesAreUtf8, 0);
  LIFEBOAT_CHECK(status == ZIP_OK, "an entry of an archive can be opened");
  status = zipWriteInFileInZip(archive, bytes.data(), static_cast<unsigned>(bytes.size()));
  LIFEBOAT_CHECK(status == ZIP_OK, "an entry of an archive can be written");
  status = zipCloseFileInZip(archive);
  LIFEBOAT_CHECK(status == ZIP_OK, "an entry of an archive can be closed");
}

struct CloseArchive {
  void operator()(void* archive) const { unzClose(archive); }
};
using Reader = std::unique_ptr<std::remove_pointer_t<unzFile>, CloseArchive>;

tl::expected<ZippedFile, std::string> Current(unzFile archive) {
  unz_file_info64 info{};
  ZippedFile file;
  file.path.resize(UINT16_MAX);
  if (unzGetCurrentFileInfo64(archive, &info, file.path.data(), file.path.size(), nullptr, 0, nullptr, 0) !=
      UNZ_OK) {
    return tl::unexpected(std::string("an entry of the archive cannot be read"));
  }
  file.path.resize(info.size_filename);
  file.mode = static_cast<std::uint32_t>(info.external_fa >> 16);
  if (unzOpenCurrentFile(archive) != UNZ_OK) {
    return tl::unexpected("`" + file.path + "` in the archive cannot be opened");
  }
  // By the piece: the size that the archive states is not to be trusted with an allocation.
  std::string piece(std::size_t{1} << 16, '\0');
  int count = 0;
  while ((count = unzReadCurrentFile(archive, piece.data(), static_cast<unsigned>(piece.size()))) > 0) {
    file.bytes.append(piece, 0, static_cast<std::size_t>(count));
  }
  // Closing compares the checksum, so it comes first and in any case.
  if (unzCloseCurrentFile(archive) != UNZ_OK || count < 0) {
    return tl::unexpected("`" + file.path + "` in the archive is damaged");
  }
  return file;
}

}  // namespace

std::string Zip(const std::map<std::string, std::string_view>& files) {
  MemoryFile file;
  zlib_filefunc64_def calls = Calls(file);
  const zipFile archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &calls);
  LIFEBOAT_CHECK(archive != nullptr, "an archive in memory can be opened");
  for (const auto& [path, bytes] : files) {
    Add(archive, path, bytes);
  }
  const int status = zipClose(archive, nullptr);
  LIFEBOAT_CHECK(status == ZIP_OK, "an archive in memory can be closed");
  return std::move(file.bytes);
}

tl::expected<std::vector<ZippedFile>, std::string> Unzip(std::string_view archive) {
  MemoryFile file{std::string(archive), 0};
  zlib_filefunc64_def calls = Calls(file);
  const Reader reader(unzOpen2_64("", &calls));
  if (!reader) {
    return tl::unexpected(std::string("this is no ZIP archive"));
  }
  std::vector<ZippedFile> files;
  int status = unzGoToFirstFile(reader.get());
  for (; status == UNZ_OK; status = unzGoToNextFile(reader.get())) {
    auto next = Current(reader.get());
    if (!next) {
      return tl::unexpected(std::move(next.error()));
    }
    files.push_back(*std::move(next));
  }
  if (status != UNZ_END_OF_LIST_OF_FILE) {
    return tl::unexpected(std::string("the archive's list of files is broken"));
  }
  return files;
}

}  // namespace lifeboat
