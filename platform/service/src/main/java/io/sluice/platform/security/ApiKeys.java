package io.sluice.platform.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys of one version of the keys file. */
final class ApiKeys {

  static final ApiKeys NONE = new ApiKeys(List.of());

  private static final KeyHash OF_NOTHING = KeyHash.of("");

  private final List<ApiKey> keys;

  private ApiKeys(List<ApiKey> keys) {
    this.keys = keys;
  }

  /**
   * @throws InvalidKeysException naming the first line that is wrong, and what is wrong with it
   */
  static ApiKeys parse(List<String> lines) throws InvalidKeysException {
    var keys = new ArrayList<ApiKey>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(parse(line, i + 1, keys));
      }
    }
    return new ApiKeys(List.copyOf(keys));
  }

  private static ApiKey parse(String line, int number, Collection<ApiKey> before)
      throws InvalidKeysException {
    String[] parts = line.split(":", -1);
    require(parts.length == 3, number, "is not <name>:<role>[,<role>...]:<sha256 of the key>");
    String name = parts[0].strip();
    require(
        name.matches("[A-Za-z0-9._-]{1,64}"),
        number,
        "has no name of letters, digits, '.', '_' and '-'");
    var key = new ApiKey(name, roles(parts[1], number), hash(parts[2].strip(), number));
    require(
        before.stream().noneMatch(other -> other.name().equals(name)),
        number,
        "has a name that an earlier line has, too");
    require(
        before.stream().noneMatch(other -> other.sha256().equals(key.sha256())),
        number,
        "has a key that an earlier line has, too");
    return key;
  }

  private static Set<String> roles(String text, int number) throws InvalidKeysException {
    var roles = new TreeSet<String>();
    for (String part : text.split(",", -1)) {
      String role = part.strip();
      require(
          Roles.ALL.contains(role),
          number,
          "has a role that is none of " + String.join(", ", Roles.ALL));
      roles.add(role);
    }
    return roles;
  }

  private static KeyHash hash(String hex, int number) throws InvalidKeysException {
    KeyHash hash;
    try {
      hash = KeyHash.parse(hex);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeysException(
          "line " + number + " does not end with a sha256 in 64 lower-case hex digits");
    }
    require(!hash.equals(OF_NOTHING), number, "has the sha256 of an empty key");
    return hash;
  }

  private static void require(boolean condition, int number, String otherwise)
      throws InvalidKeysException {
    if (!condition) {
      throw new InvalidKeysException("line " + number + " " + otherwise);
    }
  }

  int size() {
    return keys.size();
  }

  /** Compares with every key there is, so that the time it takes tells nothing. */
  Optional<ApiKey> find(String key) {
    KeyHash hash = KeyHash.of(key);
    ApiKey found = null;
    for (ApiKey candidate : keys) {
      if (candidate.sha256().equals(hash)) {
        found = candidate;
      }
    }
    return Optional.ofNullable(found);
  }
}
