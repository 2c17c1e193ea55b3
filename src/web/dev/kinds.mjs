// One question of every kind, to work on the player without a bank. Development only.
const t = text => ({ kind: 'text', text });
const n = (kind, children = [], attributes) => ({ kind, children: children.map(c => (typeof c === 'string' ? t(c) : c)), ...(attributes && { attributes }) });
const p = (...children) => n('p', children);
const options = (names, more = {}) => names.map((name, i) => ({ optionId: `o${i + 1}`, label: String.fromCharCode(65 + i), body: [p(name)], ...more }));
const place = response => n('interaction', [], { response });
const part = (kind, more) => ({ kind, response: 'r1', prompt: [], min: 0, max: 0, numeric: false, ...more });
// As the host tells it: the words belong to the interaction, a field stands alone below them.
const item = (position, prompt, interactions, more = {}) => ({ itemId: `k${position}`, position, options: [], ...(Array.isArray(interactions) ? { prompt, interactions }
  : interactions.kind === 'textEntry' ? { prompt: [...prompt, p(place('r1'))], interactions: [interactions] } : { prompt: [place('r1')], interactions: [{ ...interactions, prompt: [...prompt, ...interactions.prompt] }] }), ...more });

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#eef3e6"/><path d="M0 300Q160 220 320 290T640 250" fill="none" stroke="#5b92e5" stroke-width="26"/>
<rect x="60" y="60" width="140" height="90" fill="#c9a26d"/><rect x="260" y="90" width="120" height="80" fill="#b7b7b7"/><circle cx="500" cy="120" r="60" fill="#7fb069"/><path d="M430 330l120-20 40 70-130 10z" fill="#d9c89e"/>
<g font-family="sans-serif" font-size="16"><text x="90" y="110">School</text><text x="280" y="135">Clinic</text><text x="475" y="125">Park</text><text x="470" y="355">Depot</text></g></svg>`;
const picture = { data: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, alt: 'Map of a small town: a school in the north west, a clinic in the middle, a park in the north east, a depot in the south east, a river from west to east', width: 640, height: 400 };

const table = n('table', [
  n('caption', ['People and water on each day']),
  n('thead', [n('tr', [n('th', ['Day'], { scope: 'col' }), n('th', ['People in the shelter'], { scope: 'col' }), n('th', ['Litres delivered'], { scope: 'col' }), n('th', ['Litres used'], { scope: 'col' })])]),
  n('tbody', [['Monday', '120', '900', '610'], ['Tuesday', '180', '900', '940'], ['Wednesday', '210', '400', '420']].map(([day, ...cells]) => n('tr', [n('th', [day], { scope: 'row' }), ...cells.map(c => n('td', [c]))]))),
]);
const formula = n('math', [n('mrow', [n('mi', ['d']), n('mo', ['=']), n('mfrac', [n('mi', ['W']), n('mrow', [n('mn', ['15']), n('mo', ['×']), n('mi', ['P'])])])])], { display: 'block', alttext: 'd equals W divided by 15 times P' });

const stimulus = {
  stimulusId: 's1', body: [
    n('h3', ['A shelter after a flood']),
    p('A school was opened as a shelter on Monday. ', n('strong', ['Water came once a day']), ' by lorry from the depot, 12 km away. On Wednesday the bridge was closed and less came.'),
    table, p('Days that the water lasts:'), formula,
    n('ul', [n('li', ['Families with small children sleep in the hall.']), n('li', ['Four people need oxygen; one generator runs 6 hours a day.'])]),
    n('blockquote', [p('“We were told that the bridge opens again on Friday, H', n('sub', ['2']), 'O comes by boat until then.”')]),
    p('The lead of the shelter asks you, as the responder on duty, to plan the next two days with the volunteers who are there. Most of them have been on their feet since Monday.'),
  ],
};

export const kinds = [
  item(1, [p('Which of these should a responder do at the scene?')], part('choice', { options: options(['Say who you are and why you are there', 'Promise that all will be well', 'Ask what is needed first', 'Take pictures for the report', 'Keep to what you were trained for']), min: 3, max: 3 })),
  item(2, [p('Put the steps of a first contact in order, the first at the top.')], part('order', { options: options(['Introduce yourself', 'Make sure that the place is safe', 'Ask about needs and concerns', 'Link the person with people and services that can go on helping after you have left']) })),
  item(3, [p('Which principle does each action serve?')], part('match', {
    options: options(['Speaking in the person’s own language', 'Asking before you touch', 'Sharing only what must be shared', 'Going on where the person stopped'], { matchMax: 1 }), targets: options(['Dignity', 'Consent', 'Privacy', 'Patience'], { matchMax: 0 }).map((o, i) => ({ ...o, optionId: `t${i + 1}` })), min: 4, max: 4,
  })),
  item(4, [p('Tick all that applies to each supply.')], part('match', {
    options: options(['Drinking water', 'Blankets', 'Medicine'], { matchMax: 0 }), targets: options(['Needed on the first day', 'Must be kept cool', 'Can be given by a volunteer'], { matchMax: 0 }).map((o, i) => ({ ...o, optionId: `t${i + 1}` })),
  })),
  item(5, [p('Which belong together?')], part('associate', { options: options(['Flood', 'Clean water', 'Heat', 'Shade and drink', 'Earthquake', 'Open ground'], { matchMax: 1 }), max: 3 })),
  item(6, [], part('gapMatch', {
    prompt: [p('Fill the gaps.')], options: options(['listen', 'look', 'link', 'lecture'], { matchMax: 1 }),
    text: [p('First ', n('gap', [], { id: 'g1' }), ' at what is going on around you, then ', n('gap', [], { id: 'g2' }), ' to what people say, and last ', n('gap', [], { id: 'g3' }), ' them with help.')],
  })),
  item(7, [p('A responder who has worked for ', place('r1'), ' hours without a rest should ', place('r2'), ' and tell ', place('r3'), '.')], [
    part('inlineChoice', { options: options(['two', 'six', 'twelve']), max: 1 }), { ...part('inlineChoice', { options: options(['go on', 'stop and rest', 'take on a task that is lighter but of the same length']), max: 1 }), response: 'r2' }, { ...part('textEntry', { expectedLength: 16 }), response: 'r3' },
  ]),
  item(8, [p('Choose the words that should not be in a report.')], part('hottext', {
    text: [p('The family of four was found ', n('hottext', ['hysterical'], { id: 'h1' }), ' in the hall. They had ', n('hottext', ['eaten nothing since the morning'], { id: 'h2' }), '. ', n('hottext', ['As is usual for people from there'], { id: 'h3' }), ', the father spoke for all; the mother ', n('hottext', ['asked for a quiet room'], { id: 'h4' }), '.')], max: 2,
  })),
  item(9, [p('Where would you put the first water point?')], part('hotspot', {
    picture, max: 1, options: [['rect', [60, 60, 200, 150], 'The school'], ['rect', [260, 90, 380, 170], 'The clinic'], ['circle', [500, 120, 60], 'The park'], ['poly', [430, 330, 550, 310, 590, 380, 460, 390], 'The depot']].map(([shape, coords, label], i) => ({ optionId: `o${i + 1}`, label: 'ABCD'[i], body: [t(label)], shape, coords })),
  })),
  item(10, [p('Point to the place where the river is nearest to the clinic.')], part('selectPoint', { picture, max: 1 })),
  item(11, [p('How many litres a day do 210 people need at 15 litres each?')], part('textEntry', { numeric: true, expectedLength: 6 })),
  item(12, [p('Explain how you would hand over to the next shift.')], part('extendedText', { expectedLines: 6, mostWords: 120 })),
  item(13, [p('How sure are you that the water lasts until Friday, in per cent?')], part('slider', { lower: 0, upper: 100, step: 5 })),
  item(14, [p('For how many more days does the water of Tuesday evening last, with nothing delivered?')], part('textEntry', { numeric: true, expectedLength: 4 }), { stimulus }),
  { ...item(15, [p('What comes first?')], []), interactions: undefined, options: options(['Find out who needs water most', 'Close the shelter', 'Wait until Friday', 'Ask for a second lorry']), stimulus },
  item(16, [p('What do you tell the volunteers? '), n('ul', [n('li', ['Choose all that is right.'])])], part('choice', { options: options(['When the bridge opens', 'Who sleeps where', 'Where to rest and when']), max: 0 }), { stimulus }),
  item(17, [p('Choose the three most urgent needs and put them in order.')], part('order', { options: options(['Water', 'Rest for volunteers', 'Fuel for the generator', 'Blankets', 'A telephone']), min: 3, max: 3 })),
  item(18, [p('Name two things. First: ', place('r1')), n('p', ['Second: ', place('r2')])], [part('textEntry', { expectedLength: 20 }), { ...part('choice', { prompt: [p('Did you know them before?')], options: options(['Yes', 'No']), max: 1 }), response: 'r3' }, { ...part('textEntry', { expectedLength: 20 }), response: 'r2' }]),
];
