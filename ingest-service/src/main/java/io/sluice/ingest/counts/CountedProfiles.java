package io.sluice.ingest.counts;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.counts.Counts;
import io.sluice.counts.Counts.ReadAs;
import io.sluice.counts.CountsFile;
import io.sluice.counts.InvalidCountsException;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is counted, as the file says that is read when the service starts. */
@Singleton
public class CountedProfiles implements SettingsCheck {

  private final Optional<Path> file;
  private final List<Counts> counts;
  private final @Nullable String fault;

  @Inject
  public CountedProfiles(CountsConfig config) {
    this(config.file());
  }

  CountedProfiles(Optional<Path> file) {
    this.file = file;
    List<Counts> read = List.of();
    String wrong = null;
    if (file.isPresent()) {
      try {
        read = CountsFile.read(Files.readAllBytes(file.get()));
      } catch (InvalidCountsException e) {
        wrong = e.getMessage();
      } catch (IOException e) {
        wrong = "cannot be read: " + e;
      }
    }
    counts = read;
    fault = wrong;
  }

  @Override
  public void check(Faults faults) {
    String wrong = fault;
    if (wrong != null) {
      faults.add(
          "sluice.ingest.counts.file %s: %s".formatted(file.map(Path::toString).orElse(""), wrong));
    }
  }

  public List<Counts> all() {
    return counts;
  }

  /**
   * A profile of events with the fields that are counted and that its bundle does not know, such as
   * addresses and ports: they are taken in as its tags are, and only counted.
   */
  public Profile complete(Profile profile) {
    if (profile.kind() != ProfileKind.EVENTS) {
      return profile;
    }
    Set<String> known = profile.tags().stream().map(Tag::name).collect(Collectors.toSet());
    var tags = new ArrayList<>(profile.tags());
    for (Counts counted : counts) {
      if (counted.of().equals(profile.name())) {
        counted
            .fields()
            .forEach(
                (name, field) -> {
                  if (known.add(name)) {
                    tags.add(tag(name, field));
                  }
                });
      }
    }
    return tags.size() == profile.tags().size()
        ? profile
        : Profile.events(profile.name(), tags, profile.interval());
  }

  private static Tag tag(String name, ReadAs field) {
    TagKind kind = field == ReadAs.TEXT ? TagKind.CATEGORICAL : TagKind.CONTINUOUS;
    return new Tag(name, null, kind, 0, null, null, null);
  }
}
