package io.sluice.detection.bundle;

import io.sluice.detection.dictionary.DictionaryEntry;
import java.util.List;

/**
 * The content of {@code dictionaries.json}.
 *
 * @param dictionaries one for each categorical tag of the profile
 */
public record DictionaryFile(List<DictionaryEntry> dictionaries) {

  /** Name of the file. */
  static final String NAME = "dictionaries.json";

  public DictionaryFile {
    dictionaries = List.copyOf(Present.required(dictionaries, "dictionaries"));
  }
}
