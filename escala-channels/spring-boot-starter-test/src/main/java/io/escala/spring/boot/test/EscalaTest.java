package io.escala.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * Starts the application of a test with its web server on a free port, and a fake Meta instead of Meta. The fake has the lines that the application
 * names; the app, its secrets and the tokens are those of the fake, so that a test needs no environment variables. For an application without
 * {@code escala.lines} it has one line of each channel, and the application connects what it needs.
 *
 * <pre>{@code
 * @EscalaTest
 * class AnsweringTest {
 *     @Test
 *     void answers(FakeMeta meta, WebhookUrl webhook) throws Exception {
 *         meta.whatsAppPerson("5493415550101").writes("hola").sendTo(webhook.url());
 *
 *         assertThat(meta.awaitSent(1)).extracting(SentMessage::text).containsExactly("Thanks, we will be right with you.");
 *     }
 * }
 * }</pre>
 *
 * <p>Tests take {@link io.escala.fakemeta.FakeMeta} and {@link WebhookUrl} as parameters, or autowire them. One fake serves all tests that share a
 * context; before each what it recorded is forgotten. The inbox is in memory and is kept between the tests of a context, unless {@link #store} says
 * otherwise: let another person write in each test. Not for tests that run at the same time.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(FakeMetaParameters.class)
public @interface EscalaTest {
    /** Which store the inbox is on. */
    Store store() default Store.MEMORY;

    /** Properties of the test, such as {@code "escala.workers.enabled=false"}; they come before those of the application. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** The classes that make up the application; found from the package of the test unless given. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    /** A store for a test. */
    enum Store {
        /** A new one in memory. */
        MEMORY,
        /** The one of the application: its file, or its DataSource, in whose transactions it takes part. */
        APPLICATION
    }
}
