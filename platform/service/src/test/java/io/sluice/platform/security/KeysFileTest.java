package io.sluice.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysFileTest {

  @TempDir Path folder;

  private Path path;
  private KeysFile file;

  @BeforeEach
  void write() throws Exception {
    path = folder.resolve("keys");
    Files.writeString(path, TestKeys.line("first", "viewer", "one"));
    file = new KeysFile(path);
    file.load();
  }

  @Test
  void aChangeIsTaken() throws Exception {
    // given
    Files.writeString(path, TestKeys.line("second", "viewer", "two"));

    // when
    file.reload();

    // then
    assertThat(file.keys().find("one")).isEmpty();
    assertThat(file.keys().find("two")).isPresent();
  }

  @Test
  void aChangeThatIsWrongLeavesTheKeysAsTheyWere() throws Exception {
    // given
    Files.writeString(path, TestKeys.line("second", "viewer", "two") + "nonsense\n");

    // when
    file.reload();

    // then
    assertThat(file.keys().find("one")).isPresent();
    assertThat(file.keys().find("two")).isEmpty();
  }

  @Test
  void aFileThatIsGoneLeavesTheKeysAsTheyWere() throws Exception {
    // given
    Files.delete(path);

    // when
    file.reload();

    // then
    assertThat(file.keys().find("one")).isPresent();
  }

  @Test
  void aFileThatIsNotThereAtFirstIsRefused() {
    assertThatThrownBy(() -> new KeysFile(folder.resolve("none")).load())
        .isInstanceOf(InvalidKeysException.class)
        .hasMessage("it cannot be read (NoSuchFileException)");
  }
}
