package io.sluice.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** All that a browser loads of the control room, if every page is opened. */
class PageSizeTest {

  private static final Path RESOURCES = Path.of("target", "classes", "META-INF", "resources");
  private static final int MOST_BYTES = 128 << 10;

  @Test
  void allOfItIsSmall() throws IOException {
    // given
    List<Path> files;
    try (var found = Files.walk(RESOURCES)) {
      files = found.filter(Files::isRegularFile).toList();
    }

    // when
    int bytes = files.stream().mapToInt(PageSizeTest::compressed).sum();

    // then
    assertThat(files)
        .map(file -> RESOURCES.relativize(file).toString())
        .contains("ui/vendor/lit-html/LICENSE", "ui/vendor/uplot/LICENSE", "ui/main.js");
    assertThat(bytes).as("bytes, compressed").isLessThan(MOST_BYTES);
  }

  private static int compressed(Path file) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      Files.copy(file, zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }
}
