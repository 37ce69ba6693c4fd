/** What happens to the inbox when the application starts and stops. */
@NullMarked
package io.escala.spring.boot.internal.work;

import org.jspecify.annotations.NullMarked;
