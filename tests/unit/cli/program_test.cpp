#include "program.h"

#include <set>

#include "lifeboat/lint/rule.h"

#include "cli/command.h"
#include "cli/kind_text.h"

namespace lifeboat::cli {
namespace {

TEST_F(Program, WithoutACommandPrintsTheHelpAsAnError) {
  EXPECT_EQ(Call({}), 2);
  EXPECT_EQ(out_, "");
  EXPECT_TRUE(Contains(err_, "usage: lifeboat COMMAND"));
}

TEST_F(Program, EveryCommandIsInTheHelpAndExplainsItself) {
  Call({"help"});
  const std::string help = out_;
  std::set<std::string_view> names;
  for (const Command* command : Commands()) {
    const std::string name(command->name);
    EXPECT_TRUE(names.insert(command->name).second) << name;
    EXPECT_TRUE(Contains(help, "\n  " + name + " ")) << name;
    EXPECT_EQ(Call({name, "--help"}), 0) << name;
    EXPECT_TRUE(out_.starts_with("usage: lifeboat " + name)) << name;
    EXPECT_TRUE(Contains(out_, "Examples:\n  lifeboat " + name)) << name;
    const std::string own = out_;
    Call({"help", name});
    EXPECT_EQ(out_, own) << name;
    Call({"--help", name});
    EXPECT_EQ(out_, own) << name;
  }
}

TEST_F(Program, HelpFitsIntoATerminal) {
  std::string texts;
  Call({"help"});
  texts += out_;
  for (const Command* command : Commands()) {
    Call({"help", std::string(command->name)});
    texts += out_;
  }
  std::istringstream lines(texts);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 90U) << line;
  }
}

TEST_F(Program, EveryKindOfDiagnosticIsExplained) {
  for (const diag::KindInfo& kind : diag::AllKinds()) {
    EXPECT_EQ(Call({"explain", std::string(kind.code)}), 0) << kind.code;
    const std::string by_code = out_;
    Call({"explain", std::string(kind.name)});
    EXPECT_EQ(out_, by_code);
    const lint::Rule* rule = lint::FindRule(kind.kind);
    EXPECT_TRUE(Contains(out_, rule != nullptr ? rule->explanation : TextOf(kind.kind)));
  }
}

TEST_F(Program, ABugEndsWithSeventy) {
  struct Broken : MemoryFileSystem {
    Result<std::string> Read(const std::string&) override { throw std::runtime_error("the promise"); }
  };
  Broken disk;
  std::ostringstream out;
  std::ostringstream err;
  driver::Env env{disk, out, err, false, false, [](std::string_view) { return std::nullopt; }, "1"};
  EXPECT_EQ(cli::Run({"expand", "in.yaml"}, env), 70);
  EXPECT_EQ(out.str(), "");
  EXPECT_TRUE(Contains(err.str(), "internal error: the promise"));
  EXPECT_TRUE(Contains(err.str(), "report"));
}

TEST_F(Program, AResultThatCannotBePrintedIsNoSuccess) {
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  driver::Env env{disk_, out, err, false, false, [](std::string_view) { return std::nullopt; }, "1"};
  EXPECT_EQ(cli::Run({"version"}, env), 2);
  EXPECT_TRUE(Contains(err.str(), "standard output"));
}

TEST_F(Program, ColoursGoByTerminalVariablesAndOption) {
  const std::string escape = "\x1b[";
  Call({"complie"});
  EXPECT_FALSE(Contains(err_, escape));
  Call({"complie", "--color", "always"});
  EXPECT_FALSE(Contains(err_, escape)) << "what stands behind an unknown command is not understood";
  Call({"--color=always", "complie"});
  EXPECT_TRUE(Contains(err_, escape));
  terminal_ = true;
  Call({"complie"});
  EXPECT_TRUE(Contains(err_, escape));
  Call({"--color", "never", "complie"});
  EXPECT_FALSE(Contains(err_, escape));
  variables_["NO_COLOR"] = "1";
  Call({"complie"});
  EXPECT_FALSE(Contains(err_, escape));
}

TEST_F(Program, AFileMayBeCalledLikeACommandOrAnOption) {
  disk_.AddFile("graph", std::string(kSmall));
  disk_.AddFile("--check", std::string(kSmall));
  EXPECT_EQ(Call({"expand", "graph"}), 0) << err_;
  EXPECT_EQ(Call({"expand", "--", "--check"}), 0) << err_;
}

TEST_F(Program, OptionsStandAnywhereBehindTheCommand) {
  EXPECT_EQ(Call({"compile", "--check", "in.yaml", "-oout"}), 3) << err_;
  EXPECT_EQ(Call({"compile", "in.yaml", "--output=out", "--check"}), 3) << err_;
  EXPECT_EQ(Call({"compile", "-o", "out", "in.yaml", "--check", "-q"}), 3) << err_;
}

}  // namespace
}  // namespace lifeboat::cli
