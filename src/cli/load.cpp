#include "cli/load.h"

#include "lifeboat/diag/sink.h"

namespace lifeboat::cli {

Loaded Load(const std::string& path, driver::Phase last, const Context& context) {
  Loaded loaded;
  diag::CollectingSink sink;
  loaded.results = driver::Run(path, last, context.env.files, loaded.sources, sink);
  loaded.code = Report(sink.Take(), loaded.sources, context);
  return loaded;
}

}  // namespace lifeboat::cli
