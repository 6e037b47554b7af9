package io.sluice.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

  @TempDir Path root;

  @Test
  void deletesWhatWasAskedForAndNothingElse() throws Exception {
    // given
    try (var state = StateFolder.open(root)) {
      Files.writeString(state.folder("kafka").resolve("log"), "x");
      Files.writeString(state.folder("bundles").resolve("bundle.json"), "x");

      // when
      state.delete("kafka");

      // then
      assertThat(root.resolve("kafka")).doesNotExist();
      assertThat(root.resolve("bundles/bundle.json")).exists();
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws Exception {
    // given
    Path file = Files.writeString(root.resolve("file"), "no folder");

    // when / then
    assertThatThrownBy(() -> StateFolder.open(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void twoNeverShareOne() throws Exception {
    // given: another process holds it
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path source = Files.writeString(root.resolve("Hold.java"), HOLD);
    var other =
        new ProcessBuilder(java, source.toString(), root.resolve("lock").toString()).start();
    try (var out = other.inputReader()) {
      assertThat(out.readLine()).isEqualTo("locked");

      // when / then
      assertThatThrownBy(() -> StateFolder.open(root))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("another sluice uses " + root);
    } finally {
      other.destroyForcibly();
    }
  }

  private static final String HOLD =
      """
      import java.io.*;
      class Hold {
        public static void main(String[] args) throws Exception {
          try (var file = new RandomAccessFile(args[0], "rw")) {
            file.getChannel().lock();
            System.out.println("locked");
            System.in.read();
          }
        }
      }
      """;
}
