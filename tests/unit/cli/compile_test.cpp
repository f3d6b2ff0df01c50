#include "program.h"

namespace lifeboat::cli {
namespace {

TEST_F(Program, CompileWritesWhereItIsTold) {
  EXPECT_EQ(Call({"compile", "in.yaml", "-o", "there"}), 0) << err_;
  EXPECT_TRUE(disk_.files().contains("there/main.tf.json"));
  EXPECT_EQ(err_, "");
}

TEST_F(Program, CompileHasADefaultFolder) {
  disk_.AddFile("blueprints/shop.v2.yaml", std::string(kSmall));
  EXPECT_EQ(Call({"compile", "blueprints/shop.v2.yaml"}), 0) << err_;
  EXPECT_TRUE(disk_.files().contains("out/shop.v2/main.tf.json"));
}

TEST_F(Program, ASecondCompileWritesNothing) {
  Call({"compile", "in.yaml"});
  const auto before = disk_.files();
  disk_.Restart();
  EXPECT_EQ(Call({"compile", "in.yaml"}), 0) << err_;
  EXPECT_EQ(disk_.files(), before);
  EXPECT_TRUE(Contains(out_, "0 files written, 0 removed"));
  EXPECT_EQ(Call({"compile", "in.yaml", "--check"}), 0);
  EXPECT_TRUE(Contains(out_, "out/in is what in.yaml says"));
}

TEST_F(Program, AChangeNamesTheFilesThatItTouched) {
  Call({"compile", "in.yaml"});
  std::string changed(kSmall);
  changed.replace(changed.find("port: 80"), 8, "port: 81");
  disk_.AddFile("in.yaml", changed);
  EXPECT_EQ(Call({"compile", "in.yaml", "--check"}), 3);
  EXPECT_TRUE(Contains(out_, "  ~ modules/primary/load-balancing/main.tf.json\n"));
  EXPECT_EQ(Call({"compile", "in.yaml"}), 0);
  EXPECT_TRUE(Contains(out_, "  ~ modules/primary/load-balancing/main.tf.json\n"));
  EXPECT_FALSE(Contains(out_, "  ~ modules/primary/encryption/main.tf.json\n"));
}

TEST_F(Program, CheckWritesNothing) {
  EXPECT_EQ(Call({"compile", "in.yaml", "--check"}), 3);
  EXPECT_EQ(disk_.steps(), 0U);
}

TEST_F(Program, EditedFilesAreKeptUnlessForced) {
  Call({"compile", "in.yaml"});
  disk_.AddFile("out/in/main.tf.json", "mine");
  EXPECT_EQ(Call({"compile", "in.yaml", "--check"}), 3);
  EXPECT_TRUE(Contains(out_, "  ! main.tf.json (edited by hand)\n"));
  EXPECT_EQ(Call({"compile", "in.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "main.tf.json"));
  EXPECT_TRUE(Contains(err_, "--force"));
  EXPECT_EQ(disk_.files().at("out/in/main.tf.json"), "mine");
  EXPECT_EQ(Call({"compile", "in.yaml", "--force"}), 0);
  EXPECT_TRUE(Contains(out_, "  ! main.tf.json (edited by hand, overwritten)\n"));
  EXPECT_NE(disk_.files().at("out/in/main.tf.json"), "mine");
}

TEST_F(Program, SeveralFilesAreWrittenAllOrNone) {
  disk_.AddFile("other.yaml", std::string(kSmall));
  disk_.AddFile("out/other/main.tf.json", "mine");
  EXPECT_EQ(Call({"compile", "in.yaml", "other.yaml"}), 2);
  EXPECT_FALSE(disk_.files().contains("out/in/main.tf.json"));
  EXPECT_EQ(Call({"compile", "in.yaml", "other.yaml", "--force"}), 0) << err_;
  EXPECT_TRUE(disk_.files().contains("out/in/main.tf.json"));
  EXPECT_TRUE(disk_.files().contains("out/other/lifeboat.lock.json"));
}

TEST_F(Program, AnInterruptedCompileOfSeveralIsFinishedFirst) {
  disk_.AddFile("other.yaml", std::string(kSmall));
  ASSERT_EQ(Call({"compile", "in.yaml", "other.yaml", "-q"}), 0);
  std::string changed(kSmall);
  changed.replace(changed.find("port: 80"), 8, "port: 81");
  disk_.AddFile("in.yaml", changed);
  disk_.AddFile("other.yaml", changed);
  const auto old = disk_;
  for (std::size_t step = 1;; ++step) {
    disk_ = old;
    disk_.Restart();
    disk_.DieAt(step);
    const int code = Call({"compile", "in.yaml", "other.yaml", "-q"});
    if (!disk_.dead()) {
      EXPECT_EQ(code, 0);
      break;
    }
    EXPECT_EQ(code, 2);
    disk_.Restart();
    EXPECT_EQ(Call({"compile", "in.yaml", "other.yaml", "-q"}), 0) << step << err_;
    EXPECT_EQ(Call({"compile", "in.yaml", "other.yaml", "--check", "-q"}), 0) << step;
  }
}

TEST_F(Program, AFullDiskIsReported) {
  disk_.FailAt(3);
  EXPECT_EQ(Call({"compile", "in.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "error[LB003]"));
}

TEST_F(Program, WithoutAnyGoodFileNothingIsWritten) {
  disk_.AddFile("bad.yaml", "lifeboat: 1\n");
  EXPECT_EQ(Call({"compile", "in.yaml", "bad.yaml"}), 1);
  EXPECT_EQ(disk_.steps(), 0U);
  EXPECT_TRUE(Contains(err_, "bad.yaml:"));
}

TEST_F(Program, AnUnreadableFileOutweighsErrors) {
  disk_.AddFile("bad.yaml", "lifeboat: 1\n");
  EXPECT_EQ(Call({"compile", "bad.yaml", "none.yaml"}), 2);
  EXPECT_TRUE(Contains(err_, "bad.yaml:"));
  EXPECT_TRUE(Contains(err_, "none.yaml"));
}

}  // namespace
}  // namespace lifeboat::cli
