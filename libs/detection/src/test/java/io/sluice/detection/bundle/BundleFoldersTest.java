package io.sluice.detection.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFoldersTest {

  @TempDir private Path shipped;
  @TempDir private Path own;

  @Test
  void theHighestVersionWinsWhereverItLies() throws Exception {
    // given
    Path swat2 = folder(shipped, "swat/2");
    Path swat10 = folder(own, "swat/10");
    Path swat9 = folder(own, "swat/9");
    Path skab = folder(own, "skab/1");
    var folders = new BundleFolders(List.of(shipped, own, own.resolve("not-there")));

    // when
    var newestFirst = folders.newestFirst();

    // then
    assertThat(newestFirst)
        .isEqualTo(Map.of("swat", List.of(swat10, swat9, swat2), "skab", List.of(skab)));
    assertThat(folders.versions("swat")).containsEntry(2, swat2);
    assertThat(folders.nextVersion("swat")).isEqualTo("11");
    assertThat(folders.nextVersion("new")).isEqualTo("1");
  }

  @Test
  void whatIsNoVersionIsOverlooked() throws Exception {
    // given
    folder(own, "swat/.3-draft");
    folder(own, "swat/latest");
    folder(own, "swat/01");
    Files.writeString(own.resolve("swat/4"), "a file");
    var folders = new BundleFolders(List.of(own));

    // when
    var newest = folders.newest("swat");

    // then
    assertThat(newest).isEmpty();
    assertThat(folders.newestFirst()).isEmpty();
  }

  @Test
  void ofTheSameVersionTheFirstRootHasIt() throws Exception {
    // given
    Path first = folder(shipped, "swat/1");
    folder(own, "swat/1");

    // when
    var newest = new BundleFolders(List.of(shipped, own)).newest("swat");

    // then
    assertThat(newest).contains(first);
  }

  private static Path folder(Path root, String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }
}
