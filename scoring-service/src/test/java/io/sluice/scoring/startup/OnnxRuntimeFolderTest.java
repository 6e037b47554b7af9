package io.sluice.scoring.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.platform.startup.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeFolderTest {

  @TempDir Path folder;

  private static List<String> faults(boolean isNative, @Nullable String folder) {
    var faults = new Faults();
    new OnnxRuntimeFolder(isNative, folder).check(faults);
    return faults.sentences();
  }

  @Test
  void a_native_executable_that_is_told_nothing_names_the_argument() {
    assertThat(faults(true, null))
        .containsExactly(
            "ONNX Runtime's libraries lie beside a native executable: start it with the argument"
                + " -Donnxruntime.native.path=<their folder>, in the image /app/onnxruntime");
  }

  @Test
  void a_folder_without_the_libraries_is_refused() throws IOException {
    // given
    Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime")));

    // when / then
    assertThat(faults(true, folder.toString()))
        .containsExactly(
            ("-Donnxruntime.native.path says %s, where no %s can be read: name the folder that the"
                    + " build filled, target/onnxruntime/<platform>")
                .formatted(folder, System.mapLibraryName("onnxruntime4j_jni")));
  }

  @Test
  void with_both_it_starts() throws IOException {
    // given
    Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime")));
    Files.createFile(folder.resolve(System.mapLibraryName("onnxruntime4j_jni")));

    // when / then
    assertThat(faults(true, folder.toString())).isEmpty();
  }

  @Test
  void a_jar_brings_its_own() {
    assertThat(faults(false, null)).isEmpty();
  }
}
