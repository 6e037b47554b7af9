package io.sluice.ingest.validation;

/** Is told of each tag that was ignored because the profile does not know it. */
@FunctionalInterface
public interface UnknownTags {

  void ignored(String profile, String tag);
}
