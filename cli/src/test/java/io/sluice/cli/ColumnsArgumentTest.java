package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnsArgumentTest {

  @TempDir Path folder;

  @Test
  void filesOfNamesStandForTheirNames() throws IOException {
    Path types =
        Files.writeString(folder.resolve("names.csv"), "\ufeffdur,continuous\nproto, symbolic\n\n");
    Path line = Files.writeString(folder.resolve("line.csv"), "a, b ,c\n");

    List<String> names =
        ColumnsArgument.names(List.of("id", types.toString(), "label", line.toString()));

    assertThat(names).containsExactly("id", "dur", "proto", "label", "a", "b", "c");
  }

  @Test
  void fileWithoutNamesIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "\n");

    assertThatThrownBy(() -> ColumnsArgument.names(List.of(empty.toString())))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("has no names of columns");
  }
}
