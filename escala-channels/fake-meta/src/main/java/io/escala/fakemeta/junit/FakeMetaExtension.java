package io.escala.fakemeta.junit;

import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with a running {@link FakeMeta}, as a parameter or from this object. With {@link #shared()} in a static field one fake serves
 * all tests of the class, and before each of them what it recorded is forgotten:
 *
 * <pre>{@code
 * @RegisterExtension
 * static FakeMetaExtension meta = FakeMetaExtension.shared();
 *
 * @Test
 * void answers() throws Exception {
 *     meta.whatsAppPerson("5493415550101").writes("hola").sendTo(url);
 *     assertThat(meta.awaitSent(1)).extracting(SentMessage::text).containsExactly("¡Hola!");
 * }
 * }</pre>
 *
 * <p>With {@code @ExtendWith(FakeMetaExtension.class)}, or {@link #with} in a field that is not static, each test has a fake of its own on its own
 * port, so that they may run in parallel.
 */
public final class FakeMetaExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FakeMetaExtension.class);

    private final Supplier<FakeMeta> start;
    private final boolean forAll;

    // Guarded by this: the fake of all tests, and how many classes use it, since nested ones begin and end within the
    // outer one.
    private @Nullable FakeMeta shared;
    private int users;

    /** Creates an extension with the setup of {@link FakeMeta#start()}, for each test. */
    public FakeMetaExtension() {
        this(FakeMeta::start, false);
    }

    private FakeMetaExtension(Supplier<FakeMeta> start, boolean forAll) {
        this.start = start;
        this.forAll = forAll;
    }

    /** Returns an extension with a setup of your own, started for each test. */
    public static FakeMetaExtension with(Supplier<FakeMeta> start) {
        return new FakeMetaExtension(start, false);
    }

    /** Returns an extension for a static field, with the setup of {@link FakeMeta#start()}, started once for all tests of the class. */
    public static FakeMetaExtension shared() {
        return shared(FakeMeta::start);
    }

    /** Returns an extension for a static field, with a setup of your own, started once for all tests of the class. */
    public static FakeMetaExtension shared(Supplier<FakeMeta> start) {
        return new FakeMetaExtension(start, true);
    }

    /**
     * Returns the fake that the tests of the class share.
     *
     * @throws IllegalStateException when each test has a fake of its own, which is a parameter, and outside of the tests
     */
    public synchronized FakeMeta fake() {
        if (shared == null) {
            throw new IllegalStateException(
                    forAll ? "register it in a static field" : "take FakeMeta as a parameter, or use shared()");
        }
        return shared;
    }

    /** As {@link FakeMeta#whatsAppPerson}, of the shared fake. */
    public WhatsAppPerson whatsAppPerson(String waId) {
        return fake().whatsAppPerson(waId);
    }

    /** As {@link FakeMeta#messengerPerson(String)}, of the shared fake. */
    public MessengerPerson messengerPerson(String psid) {
        return fake().messengerPerson(psid);
    }

    /** As {@link FakeMeta#instagramPerson(String)}, of the shared fake. */
    public InstagramPerson instagramPerson(String igsid) {
        return fake().instagramPerson(igsid);
    }

    /** As {@link FakeMeta#awaitSent(int)}, of the shared fake. */
    public List<SentMessage> awaitSent(int count) throws InterruptedException {
        return fake().awaitSent(count);
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        if (forAll && users++ == 0) {
            shared = start.get();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (forAll && --users == 0 && shared != null) {
            shared.close();
            shared = null;
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (forAll) {
            fake().clear();
        } else {
            context.getStore(NAMESPACE).put(context.getUniqueId(), start.get());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FakeMeta fake = context.getStore(NAMESPACE).remove(context.getUniqueId(), FakeMeta.class);
        if (fake != null) {
            fake.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeMeta.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (forAll) {
            return fake();
        }
        FakeMeta fake = context.getStore(NAMESPACE).get(context.getUniqueId(), FakeMeta.class);
        if (fake == null) {
            throw new ParameterResolutionException("a FakeMeta lives for one test; take it in the test or @BeforeEach");
        }
        return fake;
    }
}
