#include "cli/parse.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include <CLI/CLI.hpp>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::cli {

namespace {

template <class T>
using Result = tl::expected<T, UsageError>;

tl::unexpected<UsageError> Refuse(UsageError error) { return tl::unexpected(std::move(error)); }

std::string Dashed(const Option& option) { return "--" + std::string(option.name); }

std::string ChoicesOf(const Option& option) {
  std::string list;
  for (const std::string_view choice : option.choices) {
    list.append(list.empty() ? "" : ", ").append(choice);
  }
  return list;
}

std::string HelpCommand(const Command* command) {
  return command == nullptr ? "lifeboat help" : "lifeboat help " + std::string(command->name);
}

std::optional<UsageError> FindFault(const Option& option, const std::string& value) {
  if (value.empty()) {
    return UsageError{"option `" + Dashed(option) + "` has an empty value", {}};
  }
  // `-o --check` forgot the folder; one of that name can be written `./--check`.
  if (value.front() == '-' && value.size() > 1) {
    return UsageError{"option `" + Dashed(option) + "` needs a value, and `" + value + "` is an option", {}};
  }
  if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end()) {
    return std::nullopt;
  }
  UsageError error{"option `" + Dashed(option) + "` knows no `" + value + "`", {}};
  if (const auto closest = Closest(value, option.choices)) {
    error.helps.push_back("a similar value exists: `" + *closest + "`");
  }
  error.helps.push_back("one of: " + ChoicesOf(option));
  return error;
}

/// CLI11 with our tables in front and our words behind: it splits the line (`--name=value`, `-oDIR`, `--`)
/// and matches options; everything that it would say of its own is said here.
class Splitter {
 public:
  explicit Splitter(const Command* command) : command_(command) {
    app_.set_help_flag();
    app_.allow_extras();
    if (command == nullptr) {
      app_.prefix_command();
    } else {
      Declare(command->options);
      // Also for commands that take none: the count is checked here, in our words.
      app_.add_option("operands", operands_)->expected(0, -1);
    }
    Declare(GlobalOptions());
  }

  /// Options by name, and the operands.
  Result<Arguments> Split(std::vector<std::string> words) {
    std::ranges::reverse(words);  // as CLI11 takes them
    try {
      app_.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
      return Refuse({Sentence(error), {"`" + HelpCommand(command_) + "` lists the options"}});
    }
    Arguments arguments;
    for (const Declared& declared : declared_) {
      if (declared.cli->count() == 0) {
        continue;
      }
      const Option& option = *declared.option;
      if (option.value.empty()) {
        arguments.options.emplace(option.name, std::vector<std::string>{""});
        continue;
      }
      if (declared.values.size() > 1 && !option.repeatable) {
        return Refuse({"option `" + Dashed(option) + "` is given twice", {}});
      }
      for (const std::string& value : declared.values) {
        if (auto fault = FindFault(option, value)) {
          return Refuse(*std::move(fault));
        }
      }
      arguments.options.emplace(option.name, declared.values);
    }
    if (command_ != nullptr && app_.remaining_size() > 0) {
      return Refuse(UnknownOption(app_.remaining().front()));
    }
    arguments.operands = command_ == nullptr ? app_.remaining() : operands_;
    return arguments;
  }

  [[nodiscard]] UsageError UnknownOption(const std::string& word) const {
    const std::string name = word.substr(0, word.find('=', 2));
    UsageError error{"unknown option `" + name + "`", {}};
    std::deque<std::string> spellings;
    std::vector<std::string_view> candidates;
    for (const Declared& declared : declared_) {
      candidates.push_back(spellings.emplace_back(Dashed(*declared.option)));
    }
    if (const auto closest = Closest(name, candidates)) {
      error.helps.push_back("a similar option exists: `" + *closest + "`");
    }
    error.helps.push_back("`" + HelpCommand(command_) + "` lists the options");
    return error;
  }

 private:
  struct Declared {
    const Option* option;
    std::vector<std::string> values;
    bool flag = false;
    CLI::Option* cli = nullptr;
  };

  void Declare(std::span<const Option> options) {
    for (const Option& option : options) {
      const bool shadowed = std::ranges::any_of(
          declared_, [&](const Declared& other) { return other.option->name == option.name; });
      if (shadowed) {
        continue;
      }
      std::string names = Dashed(option);
      if (option.letter != '\0') {
        names.append(",-").push_back(option.letter);
      }
      Declared& declared = declared_.emplace_back(Declared{&option, {}, false, nullptr});
      if (option.value.empty()) {
        declared.cli = app_.add_flag(names, declared.flag);
        declared.cli->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
      } else {
        declared.cli = app_.add_option(names, declared.values);
        declared.cli->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
      }
    }
  }

  /// What is left for CLI11 to find: a value that is missing, or one that a flag does not take. Which option
  /// it means stands in its text: `--output: 1 required DIR missing`, `Could not convert: --check = x`.
  [[nodiscard]] static std::string Sentence(const CLI::ParseError& error) {
    const std::string text = error.what();
    const std::size_t begin = text.find('-');
    const std::string option =
        text.substr(std::min(begin, text.size()), text.find_first_of(": ", begin) - begin);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
      return "option `" + option + "` needs a value";
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
      return "option `" + option + "` takes no value";
    }
    return "the command line is not understood: " + text;
  }

  const Command* command_;
  CLI::App app_{"", "lifeboat"};
  std::deque<Declared> declared_;  // CLI11 keeps addresses of its members
  std::vector<std::string> operands_;
};

Format FormatOf(std::string_view word) {
  return word == "json" ? Format::Json : word == "short" ? Format::Short : Format::Text;
}

ColorChoice ColorOf(std::string_view word) {
  return word == "always" ? ColorChoice::Always : word == "never" ? ColorChoice::Never : ColorChoice::Auto;
}

/// `command`: the one whose own options stand among the arguments, if any.
void ApplyGlobals(const Arguments& arguments, const Command* command, Context& context) {
  const auto global = [&](std::string_view name) {
    const bool own = command != nullptr && std::ranges::any_of(command->options, [&](const Option& option) {
                       return option.name == name;
                     });
    return own ? std::nullopt : arguments.Value(name);
  };
  if (const auto format = global("format")) {
    context.format = FormatOf(*format);
  }
  if (const auto color = global("color")) {
    context.color = ColorOf(*color);
  }
}

std::optional<UsageError> FindFault(const Command& command, const std::vector<std::string>& operands) {
  const std::string name(command.name);
  const std::vector<std::string> helps = {UsageLine(command), "`" + HelpCommand(&command) + "` says more"};
  if (operands.size() < command.least_operands) {
    return UsageError{"`" + name + "` needs " + std::string(command.operands), helps};
  }
  if (operands.size() > command.most_operands) {
    const std::string besides = command.most_operands > 0 ? " besides `" + operands.front() + "`" : "";
    return UsageError{"`" + name + "` takes no `" + operands[command.most_operands] + "`" + besides, helps};
  }
  return std::nullopt;
}

}  // namespace

tl::expected<Invocation, UsageError> Parse(const std::vector<std::string>& words, Context& context) {
  Splitter before(nullptr);
  const Result<Arguments> globals = before.Split(words);
  if (!globals) {
    return Refuse(globals.error());
  }
  ApplyGlobals(*globals, nullptr, context);
  Invocation invocation;
  invocation.help = globals->Has("help");
  if (globals->operands.empty()) {
    return invocation;
  }
  const std::string& name = globals->operands.front();
  if (name.starts_with('-')) {
    UsageError error = before.UnknownOption(name);
    error.helps.insert(error.helps.begin(), "options of a command go behind its name");
    return Refuse(std::move(error));
  }
  invocation.command = FindCommand(name);
  if (invocation.command == nullptr) {
    return Refuse(UnknownCommand(name));
  }
  Splitter behind(invocation.command);
  Result<Arguments> arguments = behind.Split({globals->operands.begin() + 1, globals->operands.end()});
  if (!arguments) {
    return Refuse(std::move(arguments.error()));
  }
  invocation.arguments = *std::move(arguments);
  ApplyGlobals(invocation.arguments, invocation.command, context);
  invocation.help |= invocation.arguments.Has("help");
  if (!invocation.help) {
    if (auto fault = FindFault(*invocation.command, invocation.arguments.operands)) {
      return Refuse(*std::move(fault));
    }
  }
  return invocation;
}

}  // namespace lifeboat::cli
