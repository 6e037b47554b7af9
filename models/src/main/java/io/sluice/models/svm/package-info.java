@NullMarked
package io.sluice.models.svm;

import org.jspecify.annotations.NullMarked;
