package io.sluice.catalog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in words: of many faults the platform says the path alone. */
public final class FileFault {

  private FileFault() {}

  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> gone.getFile() + " is not there";
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is no folder";
      default -> String.valueOf(e.getMessage());
    };
  }
}
