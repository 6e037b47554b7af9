package io.sluice.scoring.nativeimage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the library asks the JVM for stands in it as text, so that an upgrade that asks for more is
 * noticed here, and not only when a native executable first loads a model.
 */
class OnnxRuntimeAccessTest {

  private static final Pattern CLASS = text("(?:ai/onnxruntime|java/[a-z]+)/[\\w$/]+");
  private static final Pattern CONSTRUCTOR = text("\\([\\w$/;\\[]*\\)V");

  @ParameterizedTest
  @ValueSource(strings = {"linux-x64", "linux-aarch64"})
  void everyClassThatTheLibraryNamesIsRegistered(String platform) throws Exception {
    // given
    String library = library(platform);

    // when
    Set<String> registered =
        Stream.concat(
                OnnxRuntimeAccess.classes().stream(),
                constructors().map(c -> c.getDeclaringClass()))
            .map(type -> type.getName().replace('.', '/'))
            .collect(Collectors.toSet());

    // then
    assertThat(registered).isEqualTo(found(CLASS, library));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-x64", "linux-aarch64"})
  void everyConstructorThatTheLibraryNamesIsRegistered(String platform) throws Exception {
    // given
    String library = library(platform);

    // when
    Set<String> registered =
        constructors()
            .map(c -> MethodType.methodType(void.class, c.getParameterTypes()))
            .map(MethodType::toMethodDescriptorString)
            .collect(Collectors.toSet());

    // then
    assertThat(registered).isEqualTo(found(CONSTRUCTOR, library));
  }

  @Test
  void theBuildOfTheExecutableIsToldOfIt() throws IOException {
    // given
    var properties = new Properties();
    try (var file = getClass().getResourceAsStream("/application.properties")) {
      properties.load(file);
    }

    // when
    String arguments = properties.getProperty("quarkus.native.additional-build-args");

    // then
    assertThat(arguments.split(","))
        .contains(
            "--features=" + OnnxRuntimeAccess.class.getName(),
            "--initialize-at-run-time=" + OrtEnvironment.class.getPackageName());
  }

  private static Stream<Constructor<?>> constructors() throws NoSuchMethodException {
    return OnnxRuntimeAccess.executables().stream()
        .filter(Constructor.class::isInstance)
        .map(Constructor.class::cast);
  }

  private static String library(String platform) throws IOException {
    String name = "/ai/onnxruntime/native/" + platform + "/libonnxruntime4j_jni.so";
    try (var file = OrtEnvironment.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), ISO_8859_1);
    }
  }

  private static Set<String> found(Pattern pattern, String library) {
    return pattern.matcher(library).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** A whole C string. */
  private static Pattern text(String expression) {
    return Pattern.compile("(?<=\0)" + expression + "(?=\0)");
  }
}
