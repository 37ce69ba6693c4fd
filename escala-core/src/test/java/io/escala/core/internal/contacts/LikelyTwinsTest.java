package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.LikelyTwin;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.TwinMatch;
import io.escala.core.contacts.TwinMatch.Reason;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who the person of a form may be already")
class LikelyTwinsTest {
    private final ContactsFixture fixture = new ContactsFixture();

    private List<LikelyTwin> twins(@Nullable ConversationId writer, NewContact form, boolean visible) {
        return LikelyTwins.of(
                fixture.state,
                ContactForm.read(form, fixture.state.account()),
                writer == null ? null : Correspondent.of(fixture.state, writer).orElseThrow(),
                fixture.state.account().lines(),
                visible);
    }

    private List<TwinMatch> only(@Nullable ConversationId writer, NewContact form) {
        List<LikelyTwin> twins = twins(writer, form, true);
        assertThat(twins).hasSize(1);
        return twins.get(0).matches();
    }

    private static TwinMatch match(Reason reason, String field) {
        return new TwinMatch(reason, field, null, null);
    }

    @Test
    void whoTheWriterIsCountsWithoutBeingTyped() {
        ContactId eva = fixture.contact("eva");
        fixture.phone(eva, "54341" + "5550101", KeyRole.PRIMARY);
        assertThat(only(fixture.wrote(WHATSAPP, null, number("5493415550101")), NewContact.blank()))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.reason()).isEqualTo(Reason.EQUIVALENT_PHONE);
                    assertThat(match.field()).isEqualTo("whatsAppPhone");
                });
    }

    @Test
    void idsOfTheWriterCount() {
        ContactId eva = fixture.contact("eva");
        fixture.key(eva, ContactKeyValue.facebookId("3001", "7001").orElseThrow(), Set.of());
        fixture.key(eva, userNameKey("eva.ruiz"), Set.of());

        assertThat(only(fixture.wrote(MESSENGER, null, psid("7001")), NewContact.blank()))
                .extracting(TwinMatch::reason)
                .containsExactly(Reason.SAME_FACEBOOK_ID);
        assertThat(only(fixture.wrote(INSTAGRAM, null, igsid("8001"), userName("eva.ruiz")), NewContact.blank()))
                .extracting(TwinMatch::reason)
                .containsExactly(Reason.SAME_INSTAGRAM_USER_NAME);
    }

    @Test
    void whoeverIsKnownOnAChannelByAKeyIsNamedOnceForIt() {
        ContactId eva = fixture.contact("eva");
        ConversationId chat = fixture.wrote(WHATSAPP, null, number("34612345678"));
        fixture.associate(chat, eva, AssociateOptions.defaults());

        assertThat(only(null, NewContact.blank().phone("+34612345678")))
                .extracting(TwinMatch::reason)
                .containsExactly(Reason.SAME_PHONE);
    }

    @Test
    void namesNeedTwoWordsAndComeLast() {
        ContactId whole = fixture.contact("whole", "Eva Ruiz", null, Origin.META);
        fixture.contact("first", "Eva", null, Origin.META);
        fixture.contact("other", "Evangelina", "Ruizo", Origin.PERSON);

        assertThat(twins(null, NewContact.blank().firstName("Eva"), true)).isEmpty();
        assertThat(only(null, NewContact.named("éva", "RUIZ"))).containsExactly(match(Reason.SAME_NAME, "name"));
        assertThat(twins(null, NewContact.named("Ruiz", "Eva"), true))
                .singleElement()
                .satisfies(twin -> assertThat(twin.id()).isEqualTo(whole));
    }

    @Test
    void whoIsNotVisibleHasNoData() {
        ContactId eva = fixture.contact("eva");
        fixture.phone(eva, "34612345678", KeyRole.PRIMARY);

        assertThat(twins(null, NewContact.blank().addPhone("+34612345678"), false))
                .singleElement()
                .satisfies(twin -> {
                    assertThat(twin.id()).isEqualTo(eva);
                    assertThat(twin.card()).isEmpty();
                    assertThat(twin.matches())
                            .containsExactly(new TwinMatch(Reason.SAME_PHONE, "secondaryPhones", 0, null));
                });
    }

    @Test
    void aTwinHasSomethingInCommon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LikelyTwin(new ContactId("eva"), null, List.of()))
                .withMessage("a twin has something in common");
    }
}
