package io.sluice.testbed.quarkus;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The types of ours that a mapper of JSON meets when it reads or writes others. A native executable
 * cannot read a record that nobody registered, and says so only when it runs.
 */
public final class ReachedTypes {

  private ReachedTypes() {}

  /** These, and by the components of records and the kinds of sealed types all behind them. */
  public static Set<Class<?>> from(List<Class<?>> types) {
    Set<Class<?>> reached = new LinkedHashSet<>();
    types.forEach(type -> reach(type, reached));
    return reached;
  }

  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> one
        && one.getName().startsWith("io.sluice.")
        && reached.add(one)) {
      if (one.isRecord()) {
        for (RecordComponent component : one.getRecordComponents()) {
          reach(component.getGenericType(), reached);
        }
      }
      if (one.isSealed()) {
        for (Class<?> kind : one.getPermittedSubclasses()) {
          reach(kind, reached);
        }
      }
    }
  }
}
