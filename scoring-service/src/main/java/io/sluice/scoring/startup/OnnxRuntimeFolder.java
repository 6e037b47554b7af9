package io.sluice.scoring.startup;

import io.quarkus.runtime.ImageMode;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a native executable finds ONNX Runtime's libraries, which a jar brings along: without them
 * the first bundle would end the start in the middle of the library, with a stack trace.
 */
@Singleton
class OnnxRuntimeFolder implements SettingsCheck {

  private static final String ARGUMENT = "onnxruntime.native.path";

  private final boolean isNative;
  private final @Nullable String folder;

  @Inject
  OnnxRuntimeFolder() {
    this(ImageMode.current() == ImageMode.NATIVE_RUN, System.getProperty(ARGUMENT));
  }

  /**
   * @param isNative whether this process is a native executable
   * @param folder what it was told, if anything
   */
  OnnxRuntimeFolder(boolean isNative, @Nullable String folder) {
    this.isNative = isNative;
    this.folder = folder;
  }

  @Override
  public void check(Faults faults) {
    if (!isNative) {
      return;
    }
    if (folder == null || folder.isBlank()) {
      faults.add(
          "ONNX Runtime's libraries lie beside a native executable: start it with the argument"
              + " -D%s=<their folder>, in the image /app/onnxruntime".formatted(ARGUMENT));
      return;
    }
    for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
      Path file = Path.of(folder, System.mapLibraryName(library));
      faults.unless(
          Files.isReadable(file),
          "-D%s says %s, where no %s can be read: name the folder that the build filled,"
                  .formatted(ARGUMENT, folder, file.getFileName())
              + " target/onnxruntime/<platform>");
    }
  }
}
