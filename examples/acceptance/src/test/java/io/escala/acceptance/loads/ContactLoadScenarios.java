package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.INSTAGRAM;
import static io.escala.acceptance.loads.LoadsFixture.MESSENGER;
import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.igsidKey;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;
import static io.escala.acceptance.loads.LoadsFixture.psidKey;

import io.escala.core.channel.ProfileSource;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.NewContact;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;

/** Commands and work on contacts. */
final class ContactLoadScenarios {
    private static final NewContact FORM = NewContact.consenting("Rosa", "Paz");

    private ContactLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "CreateDecision",
                        "from a conversation",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE))),
                        fixture -> fixture.contacts.create(fixture.chat(), FORM).orThrow()),
                LoadScenario.of(
                        "CreateDecision",
                        "without a conversation, for a person who wrote",
                        fixture -> fixture.person(WHATSAPP, numberKey(MOBILE)),
                        fixture -> fixture.contacts
                                .add(NewContact.consenting("Rosa", "Paz").phone("+" + MOBILE))
                                .orThrow()),
                LoadScenario.of(
                        "AssociateDecision",
                        "a contact without phone",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact();
                        },
                        fixture -> fixture.contacts
                                .associate(fixture.chat(), fixture.contactId(), AssociateOptions.defaults())
                                .orThrow()),
                LoadScenario.of(
                        "AssociateDecision",
                        "a contact that is completed with a number that somebody wrote from",
                        fixture -> {
                            fixture.conversation(MESSENGER, fixture.person(MESSENGER, psidKey("1")));
                            fixture.person(WHATSAPP, numberKey(MOBILE));
                            fixture.contact();
                        },
                        fixture -> fixture.contacts
                                .associate(
                                        fixture.chat(),
                                        fixture.contactId(),
                                        AssociateOptions.defaults()
                                                .completingWith(
                                                        NewContact.blank().phone("+" + MOBILE)))
                                .orThrow()),
                LoadScenario.of(
                        "EditDecision",
                        "a number that somebody wrote from",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact();
                        },
                        fixture -> fixture.contacts
                                .edit(fixture.contactId(), 0, edit -> edit.addPhone("+" + MOBILE))
                                .orThrow()),
                LoadScenario.of(
                        "CreateDecision",
                        "a contact with the name of a company",
                        fixture -> {},
                        fixture -> fixture.contacts
                                .add(FORM.email("rosa@example.com").company("Norte"))
                                .orThrow()),
                LoadScenario.of(
                        "UpsertDecision",
                        "a contact in a company, with the name of another",
                        fixture -> fixture.contacts
                                .upsert(FORM.externalReference("42").company("Norte"))
                                .orThrow(),
                        fixture -> fixture.contacts
                                .upsert(FORM.externalReference("42").company("Sur"))
                                .orThrow()),
                LoadScenario.of(
                        "EditDecision",
                        "the name of a company",
                        LoadsFixture::contact,
                        fixture -> fixture.contacts
                                .edit(fixture.contactId(), 0, edit -> edit.company("Norte"))
                                .orThrow()),
                LoadScenario.of(
                        "EditDecision",
                        "a company",
                        fixture -> {
                            fixture.contact();
                            fixture.commit(new RecordChange.PutCompany(RecordLoadScenarios.FIRM, null));
                        },
                        fixture -> fixture.contacts
                                .edit(fixture.contactId(), 0, edit -> edit.company(RecordLoadScenarios.FIRM.id()))
                                .orThrow()),
                LoadScenario.of(
                        "ArchiveDecision",
                        "a contact",
                        LoadsFixture::contact,
                        fixture -> fixture.contacts.archive(fixture.contactId()).orThrow()),
                LoadScenario.of(
                        "MoveKeyDecision",
                        "a number whose person writes",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact(MOBILE);
                            fixture.contacts
                                    .associate(fixture.chat(), fixture.contactId(), AssociateOptions.defaults())
                                    .orThrow();
                            fixture.contacts
                                    .edit(fixture.contactId(), 0, edit -> edit.addEmail("rosa@example.com"))
                                    .orThrow();
                        },
                        fixture -> {
                            ContactId from = fixture.contactId();
                            fixture.contacts
                                    .moveKey(from, fixture.contact(), ContactKeyValue.phone(new Phone(MOBILE)))
                                    .orThrow();
                        }),
                LoadScenario.of(
                        "DeleteDecision",
                        "a contact",
                        fixture -> fixture.contact(MOBILE),
                        fixture -> fixture.contacts.delete(fixture.contactId()).orThrow()),
                LoadScenario.of(
                        "UpsertDecision",
                        "a contact found by number",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact(MOBILE);
                        },
                        fixture -> fixture.contacts
                                .upsert(NewContact.named("Rosa", "Paz")
                                        .phone("+" + MOBILE)
                                        .externalReference("42"))
                                .orThrow()),
                LoadScenario.of(
                        "UpsertDecision",
                        "a number that somebody wrote from",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE))),
                        fixture -> fixture.contacts
                                .upsert(NewContact.consenting("Rosa", "Paz")
                                        .phone("+" + MOBILE)
                                        .externalReference("42"))
                                .orThrow()),
                LoadScenario.of(
                        "UnlinkDecision",
                        "one of two people of a contact",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact(MOBILE);
                            fixture.link(fixture.person(MESSENGER, psidKey("1")), fixture.contactId());
                            fixture.contacts
                                    .associate(fixture.chat(), fixture.contactId(), AssociateOptions.defaults())
                                    .orThrow();
                        },
                        fixture -> fixture.contacts.unlink(fixture.chat()).orThrow()),
                LoadScenario.of(
                        "UnlinkDecision",
                        "the person of a conversation",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact(MOBILE);
                            fixture.contacts
                                    .associate(fixture.chat(), fixture.contactId(), AssociateOptions.defaults())
                                    .orThrow();
                        },
                        fixture -> fixture.contacts.unlink(fixture.chat()).orThrow()),
                LoadScenario.of(
                        "RegisterDecision",
                        "a contact found by number",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.contact(MOBILE);
                        },
                        fixture -> fixture.contacts
                                .createOrAssociate(fixture.chat())
                                .orThrow()),
                new LoadScenario(
                        "RegisterDecision",
                        "a contact created as work",
                        2,
                        fixture -> {
                            ConversationId chat =
                                    fixture.conversation(MESSENGER, fixture.person(MESSENGER, psidKey("1")));
                            fixture.enqueue(
                                    WorkItem.single(LoadsFixture.ACCOUNT, WorkKind.REGISTER, chat.value(), NOON));
                        },
                        fixture -> fixture.run(WorkKind.REGISTER)),
                new LoadScenario(
                        "ProfileDecision",
                        "the name of a contact",
                        2,
                        fixture -> {
                            IdentityId person = fixture.person(MESSENGER, psidKey("1"));
                            fixture.conversation(MESSENGER, person);
                            fixture.link(person, fixture.contact());
                            asks(fixture, person, new ProfileSource.Found("Rosa Paz", null, null, null));
                        },
                        fixture -> fixture.run(WorkKind.PROFILE)),
                new LoadScenario(
                        "ProfileDecision",
                        "a user name of a person who is registered",
                        2,
                        fixture -> {
                            IdentityId person = fixture.person(INSTAGRAM, igsidKey("1"));
                            fixture.conversation(INSTAGRAM, person);
                            fixture.link(person, fixture.contact());
                            asks(fixture, person, new ProfileSource.Found("Rosa Paz", null, null, "rosa.paz"));
                        },
                        fixture -> fixture.run(WorkKind.PROFILE)),
                new LoadScenario(
                        "ProfileDecision",
                        "a user name that a contact holds",
                        2,
                        fixture -> {
                            IdentityId person = fixture.person(INSTAGRAM, igsidKey("1"));
                            fixture.conversation(INSTAGRAM, person);
                            ContactId contact = fixture.contact();
                            fixture.key(contact, new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, "rosa.paz"));
                            asks(fixture, person, new ProfileSource.Found("Rosa Paz", null, null, "rosa.paz"));
                        },
                        fixture -> fixture.run(WorkKind.PROFILE)));
    }

    private static void asks(LoadsFixture fixture, IdentityId person, ProfileSource.Found answer) {
        fixture.profile = answer;
        fixture.enqueue(WorkItem.single(LoadsFixture.ACCOUNT, WorkKind.PROFILE, person.value(), NOON));
    }
}
