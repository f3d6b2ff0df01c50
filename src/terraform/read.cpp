#include <algorithm>
#include <optional>
#include <utility>

#include "lifeboat/support/path.h"
#include "lifeboat/terraform/configuration.h"

namespace lifeboat::terraform {

namespace {

constexpr std::string_view kSuffix = ".tf.json";

/// `aws.primary` -> `primary`; `aws` -> nothing.
std::string_view Alias(std::string_view provider) {
  const std::size_t dot = provider.find('.');
  return dot == std::string_view::npos ? std::string_view() : provider.substr(dot + 1);
}

/// Terraform takes an object, or a list of objects that are read as if they were one after the other.
template <class Callable>
void EachBody(const Value& value, const Callable& callable) {
  if (value.IsArray()) {
    for (const Value& item : value.Items()) {
      callable(item);
    }
  } else if (value.IsObject()) {
    callable(value);
  }
}

}  // namespace

class ConfigurationReader {
 public:
  ConfigurationReader(Files files, std::shared_ptr<Documents> documents) {
    configuration_.files_ = std::move(files);
    configuration_.documents_ = std::move(documents);
  }

  tl::expected<Configuration, std::string> Read() && {
    ReadModule("", "");
    for (const auto& [name, call] : configuration_.modules_) {
      ReadModule(name, call.directory);
    }
    if (error_) {
      return tl::unexpected(*std::move(error_));
    }
    if (!std::ranges::is_sorted(configuration_.blocks_, {}, &Block::address)) {
      std::ranges::sort(configuration_.blocks_, {}, &Block::address);
    }
    return std::move(configuration_);
  }

 private:
  /// The `*.tf.json` directly in a folder.
  void ReadModule(std::string_view name, const std::string& directory) {
    const std::string prefix = directory.empty() ? "" : directory + "/";
    bool found = false;
    for (auto file = configuration_.files_.lower_bound(prefix);
         file != configuration_.files_.end() && file->first.starts_with(prefix); ++file) {
      const std::string_view rest = std::string_view(file->first).substr(prefix.size());
      if (rest.find('/') == std::string_view::npos && rest.ends_with(kSuffix)) {
        found = true;
        ReadFile(name, file->first, file->second);
      }
    }
    if (!found) {
      Fail(directory.empty() ? std::string("there is no *.tf.json in it")
                             : "module `" + std::string(name) + "` has no *.tf.json in `" + directory + "`");
    }
  }

  void ReadFile(std::string_view module, const std::string& path, const std::string& text) {
    const auto document = configuration_.documents_->Parse(path, text);
    if (!document) {
      Fail("`" + path + "`, " + document.error());
      return;
    }
    if (!document->IsObject()) {
      Fail("`" + path + "` is no JSON object");
      return;
    }
    Scope& scope = configuration_.scopes_[std::string(module)];
    // In the order of addresses: of a large configuration there is little left to sort.
    for (const auto& [key, mode] : {std::pair{"resource", Mode::Managed}, std::pair{"data", Mode::Data},
                                    std::pair{"ephemeral", Mode::Ephemeral}}) {
      if (const Value* blocks = document->Find(key)) {
        ReadBlocks(mode, module, *blocks);
      }
    }
    for (const auto& [key, value] : document->Members()) {
      if (key == "locals") {
        EachBody(value, [&](const Value& body) {
          for (const auto& [name, local] : body.Members()) {
            scope.locals.insert_or_assign(std::string(name), local);
          }
        });
      } else if (key == "output") {
        EachBody(value, [&](const Value& body) {
          for (const auto& [name, output] : body.Members()) {
            const Value* result = output.Find("value");
            scope.outputs.insert_or_assign(std::string(name), result == nullptr ? Value() : *result);
          }
        });
      }
      if (module.empty()) {
        ReadOfRoot(key, value);
      }
    }
  }

  void ReadOfRoot(std::string_view key, const Value& value) {
    if (key == "module") {
      EachBody(value, [this](const Value& body) {
        for (const auto& [name, call] : body.Members()) {
          configuration_.modules_.insert_or_assign(
              std::string(name),
              ModuleCall{name, NormalPath(call.TextAt("source")),
                         Alias(call.Find("providers") == nullptr ? std::string_view()
                                                                 : call.Find("providers")->TextAt("aws")),
                         call});
        }
      });
    } else if (key == "provider") {
      EachBody(value, [this](const Value& body) {
        EachBody(body.Find("aws") == nullptr ? Value() : *body.Find("aws"), [this](const Value& provider) {
          configuration_.providers_.insert_or_assign(std::string(provider.TextAt("alias")), provider);
        });
      });
    } else if (key == "moved") {
      EachBody(value, [this](const Value& moved) {
        configuration_.moved_.push_back({std::string(moved.TextAt("from")), std::string(moved.TextAt("to"))});
      });
    } else if (key == "import") {
      EachBody(value, [this](const Value& import) {
        configuration_.imports_.emplace(import.TextAt("to"), import.TextAt("id"));
      });
    } else if (key == "removed") {
      EachBody(value, [this](const Value& removed) {
        const Value* destroy = removed.Find("lifecycle", "destroy");
        if (destroy != nullptr && destroy->kind() == Value::Kind::Bool && !destroy->AsBool()) {
          configuration_.forgotten_.emplace(removed.TextAt("from"));
        }
      });
    } else if (key == "terraform") {
      Merge(configuration_.terraform_, value);
    } else if (key == "output") {
      Merge(configuration_.outputs_, value);
    } else if (key == "variable") {
      Merge(configuration_.variables_, value);
    }
  }

  void ReadBlocks(Mode mode, std::string_view module, const Value& types) {
    EachBody(types, [&](const Value& body) {
      for (const auto& [type, names] : body.Members()) {
        EachBody(names, [&, &type = type](const Value& blocks) {
          for (const auto& [name, block] : blocks.Members()) {
            EachBody(block, [&, &name = name](const Value& one) { Add(mode, module, type, name, one); });
          }
        });
      }
    });
  }

  void Add(Mode mode, std::string_view module, std::string_view type, std::string_view name,
           const Value& body) {
    const auto call = configuration_.modules_.find(module);
    Block block;
    block.mode = mode;
    block.type = type;
    block.name = name;
    block.body = body;
    if (!module.empty()) {
      block.module = call->first;
      block.address.append("module.").append(module).append(".");
    }
    block.address.append(mode == Mode::Data ? "data." : mode == Mode::Ephemeral ? "ephemeral." : "");
    block.address.append(type).append(".").append(name);
    const std::string_view own = body.TextAt("provider");
    block.provider = !own.empty() ? Alias(own) : module.empty() ? std::string_view() : call->second.provider;
    configuration_.blocks_.push_back(std::move(block));
  }

  /// The members of both; of a key that is in both, the later one.
  void Merge(Value& into, const Value& value) {
    EachBody(value, [&](const Value& body) {
      std::vector<Member> members(body.Members().begin(), body.Members().end());
      for (const Member& member : into.Members()) {
        if (body.Find(member.key) == nullptr) {
          members.push_back(member);
        }
      }
      std::ranges::sort(members, {}, &Member::key);
      into = Value::Of(configuration_.documents_->arena().Keep(std::span<const Member>(members)));
    });
  }

  void Fail(std::string sentence) {
    if (!error_) {
      error_ = std::move(sentence);
    }
  }

  Configuration configuration_;
  std::optional<std::string> error_;
};

tl::expected<Configuration, std::string> Configuration::Read(Files files,
                                                             std::shared_ptr<Documents> documents) {
  return ConfigurationReader(std::move(files), std::move(documents)).Read();
}

}  // namespace lifeboat::terraform
