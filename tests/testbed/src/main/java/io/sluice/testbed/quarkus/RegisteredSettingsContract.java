package io.sluice.testbed.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every service promises of its settings, those of the modules it is made of included: a
 * native executable reads their names from methods that are registered, and would refuse a good
 * setting of which it does not know.
 */
public abstract class RegisteredSettingsContract {

  @Test
  void theMethodsOfAllSettingsAreRegistered() {
    // given
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sluice");
    Set<Class<?>> settings = new HashSet<>();
    annotated(classes.stream(), ConfigMapping.class).forEach(type -> reach(type, settings));

    // when
    Set<Class<?>> registered =
        annotated(classes.stream(), RegisterForReflection.class)
            .map(type -> type.getAnnotation(RegisterForReflection.class))
            .filter(RegisterForReflection::methods)
            .flatMap(annotation -> Stream.of(annotation.targets()))
            .collect(Collectors.toSet());

    // then
    assertThat(settings).isNotEmpty();
    assertThat(registered).containsAll(settings);
  }

  private static Stream<Class<?>> annotated(
      Stream<JavaClass> classes, Class<? extends Annotation> annotation) {
    return classes.filter(type -> type.isAnnotatedWith(annotation)).map(JavaClass::reflect);
  }

  /** The interfaces of ours that a mapping is made of: its groups, those in lists and maps, too. */
  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> one
        && one.isInterface()
        && one.getName().startsWith("io.sluice.")
        && reached.add(one)) {
      for (Class<?> parent : one.getInterfaces()) {
        reach(parent, reached);
      }
      for (Method method : one.getMethods()) {
        reach(method.getGenericReturnType(), reached);
      }
    }
  }
}
