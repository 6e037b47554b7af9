package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {

  @TempDir private Path folder;

  @Test
  void saysWhatIsWrongAndNotThePathAlone() throws IOException {
    Path gone = folder.resolve("gone");
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(fault(() -> Files.size(gone))).isEqualTo(gone + " is not there");
    assertThat(fault(() -> Files.newDirectoryStream(file))).isEqualTo(file + " is no folder");
    assertThat(FileFault.of(new AccessDeniedException("/state")))
        .isEqualTo("permission denied for /state");
    assertThat(FileFault.of(new IOException("disk full"))).isEqualTo("disk full");
  }

  private interface Use {
    Object of() throws IOException;
  }

  private static String fault(Use use) {
    return FileFault.of(catchThrowableOfType(IOException.class, use::of));
  }
}
